package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's own views (我的视图): filters, columns and order of a page, under a name. */
@RestController
@RequestMapping("/api/v1/views")
@Allowed
final class SavedViewApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_QUERY = 8_000;
    private static final int LONGEST_NAME = 40;

    private static final String COLUMNS =
            """
            select view_id, page, name, query, place, changed_at
              from saved_view
             where merchant_id = ? and account_id = ?
            """;

    private final Database database;
    private final Ids ids;

    SavedViewApi(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * A view.
     *
     * @param query what the page makes of it: filters, columns, order
     * @param place its tab's, from the left
     */
    record ViewRow(
            UUID id, String page, String name, JsonNode query, int place, Instant changedAt) {}

    record ViewForm(
            @Nullable String page,
            @Nullable String name,
            @Nullable JsonNode query,
            @Nullable Integer place) {}

    @GetMapping
    Page<ViewRow> list(Caller caller, @RequestParam(defaultValue = "") String page) {
        var owner = ownerOf(caller);
        return new Page<>(
                database.transact(
                        caller.merchant(),
                        c ->
                                Sql.list(
                                        c,
                                        COLUMNS
                                                + " and (? = '' or page = ?)"
                                                + " order by page, place, view_id limit 500",
                                        SavedViewApi::row,
                                        caller.merchant(),
                                        owner,
                                        page,
                                        page)),
                null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ViewRow add(Caller caller, @RequestBody ViewForm form) {
        return keep(caller, ids.next(), checked(form), true);
    }

    @PutMapping("/{id}")
    ViewRow change(Caller caller, @PathVariable UUID id, @RequestBody ViewForm form) {
        return keep(caller, id, checked(form), false);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        var owner = ownerOf(caller);
        var gone =
                database.transact(
                        caller.merchant(),
                        c ->
                                Sql.update(
                                        c,
                                        """
                                        delete from saved_view
                                         where merchant_id = ? and account_id = ? and view_id = ?
                                        """,
                                        caller.merchant(),
                                        owner,
                                        id));
        if (gone == 0) {
            throw Problem.notFound();
        }
    }

    private record Checked(String page, String name, String query, int place) {}

    private static Checked checked(ViewForm form) {
        var errors = new ArrayList<FieldError>();
        var page = Inputs.matching("page", form.page, "[a-z][a-z-]{1,40}", errors);
        var name = Inputs.text("name", form.name, LONGEST_NAME, errors);
        var query = form.query == null ? "{}" : JSON.writeValueAsString(form.query);
        if (query.length() > LARGEST_QUERY) {
            errors.add(FieldError.of("query", "view.query"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Checked(page, name, query, form.place == null ? 0 : form.place);
    }

    private ViewRow keep(Caller caller, UUID id, Checked view, boolean fresh) {
        var owner = ownerOf(caller);
        return database.transact(
                caller.merchant(),
                c -> {
                    if (isTaken(c, caller.merchant(), owner, id, view)) {
                        throw Problem.invalid("name", "view.name");
                    }
                    if (!fresh && find(c, caller.merchant(), owner, id).isEmpty()) {
                        throw Problem.notFound();
                    }
                    Sql.update(
                            c,
                            """
                            insert into saved_view as v (merchant_id, account_id, view_id, page,
                                                         name, query, place)
                            values (?, ?, ?, ?, ?, ?::jsonb, ?)
                            on conflict (merchant_id, account_id, view_id) do update
                               set page = excluded.page, name = excluded.name,
                                   query = excluded.query, place = excluded.place,
                                   changed_at = now()
                            """,
                            caller.merchant(),
                            owner,
                            id,
                            view.page,
                            view.name,
                            view.query,
                            view.place);
                    return find(c, caller.merchant(), owner, id).orElseThrow();
                });
    }

    private static boolean isTaken(Connection c, UUID merchant, UUID owner, UUID id, Checked view)
            throws SQLException {
        return Sql.exists(
                c,
                COLUMNS + " and page = ? and name = ? and view_id <> ?",
                merchant,
                owner,
                view.page,
                view.name,
                id);
    }

    private static Optional<ViewRow> find(Connection c, UUID merchant, UUID owner, UUID id)
            throws SQLException {
        return Sql.find(c, COLUMNS + " and view_id = ?", SavedViewApi::row, merchant, owner, id);
    }

    private static ViewRow row(ResultSet row) throws SQLException {
        return new ViewRow(
                Sql.uuid(row, "view_id"),
                row.getString("page"),
                row.getString("name"),
                JSON.readTree(row.getString("query")),
                row.getInt("place"),
                Sql.instant(row, "changed_at"));
    }

    /** A view is a person's; a key has its own. */
    private static UUID ownerOf(Caller caller) {
        var account = caller.account();
        return account == null ? java.util.Objects.requireNonNull(caller.key()) : account;
    }
}
