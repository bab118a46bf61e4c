package io.hongyan.server.connection;

import io.hongyan.core.tracking.Carrier;
import io.hongyan.core.tracking.Carriers;
import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Actors;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The carriers that we know, how many parcels of each are under way, and those that are missed. */
@RestController
final class CarriersApi {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDS = 500;

    private static final String HEARD =
            """
            select carrier, count(*) as parcels, max(changed_at) as heard_at
              from (select carrier, changed_at from parcel_row
                     where merchant_id = ?
                     order by changed_at desc
                     limit 20000) latest
             group by carrier
            """;
    private static final String WISHES =
            """
            select wish_id, name, address, words, made_by, made_at
              from carrier_wish
             where merchant_id = ? and (?::uuid is null or wish_id < ?)
             order by wish_id desc
             limit ?
            """;

    private final Database database;
    private final Carriers carriers;
    private final Parts parts;

    /** Who notes a wish, and when. */
    record Parts(Ids ids, WorldClock world, Audit audit) {}

    CarriersApi(Database database, Carriers carriers, Parts parts) {
        this.database = database;
        this.carriers = carriers;
        this.parts = parts;
    }

    /**
     * A carrier that we know.
     *
     * @param parcels of the latest 20,000
     * @param heardAt the last news of one of them; null without any
     */
    record CarrierView(
            String code,
            String name,
            String nameEn,
            String kind,
            long parcels,
            @Nullable Instant heardAt) {}

    record WishForm(@Nullable String name, @Nullable String address, @Nullable String words) {}

    record WishView(
            UUID id, String name, String address, String words, Actor madeBy, Instant madeAt) {}

    private record Heard(long parcels, Instant at) {}

    @GetMapping("/api/v1/carriers")
    @Allowed
    Page<CarrierView> list(Caller caller) {
        var heard = database.transact(caller.merchant(), c -> heard(c, caller.merchant()));
        return new Page<>(
                carriers.all().stream().map(one -> view(one, heard.get(one.code()))).toList(),
                null);
    }

    private static Map<String, Heard> heard(Connection c, UUID merchant) throws SQLException {
        return Sql.list(
                        c,
                        HEARD,
                        row ->
                                Map.entry(
                                        row.getString("carrier"),
                                        new Heard(
                                                row.getLong("parcels"),
                                                Sql.instant(row, "heard_at"))),
                        merchant)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static CarrierView view(Carrier one, @Nullable Heard heard) {
        return new CarrierView(
                one.code(),
                one.names().zh(),
                one.names().en(),
                one.kind().name().toLowerCase(Locale.ROOT),
                heard == null ? 0 : heard.parcels,
                heard == null ? null : heard.at);
    }

    @GetMapping("/api/v1/carrier-wishes")
    @Allowed
    Page<WishView> wishes(Caller caller, Paging paging) {
        var after = paging.afterId();
        var rows =
                database.transact(
                        caller.merchant(),
                        c -> wishes(c, caller.merchant(), after, paging.limit() + 1));
        return Page.byId(rows, paging, WishView::id);
    }

    private static List<WishView> wishes(
            Connection c, UUID merchant, @Nullable UUID after, int limit) throws SQLException {
        var by =
                Sql.list(
                        c,
                        "select distinct made_by from carrier_wish where merchant_id = ?",
                        row -> row.getString(1),
                        merchant);
        var actors = Actors.of(c, merchant, by);
        return Sql.list(
                c,
                WISHES,
                row ->
                        new WishView(
                                Sql.uuid(row, "wish_id"),
                                row.getString("name"),
                                row.getString("address"),
                                row.getString("words"),
                                actors.of(row.getString("made_by")),
                                Sql.instant(row, "made_at")),
                merchant,
                after,
                after,
                limit);
    }

    @PostMapping("/api/v1/carrier-wishes")
    @Allowed({Role.OPERATOR, Role.SERVICE, Role.WAREHOUSE, Role.DEVELOPER})
    @ResponseStatus(HttpStatus.CREATED)
    WishView wish(Caller caller, @RequestBody WishForm form) {
        var errors = new ArrayList<FieldError>();
        var name = text("name", form.name, LONGEST_NAME, errors);
        var address = text("address", form.address, LONGEST_WORDS, errors);
        var words = text("words", form.words, LONGEST_WORDS, errors);
        if (name.isEmpty()) {
            errors.add(FieldError.of("name", "required"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        carriers.all().stream()
                .filter(one ->
                        one.names().zh().equals(name)
                                || one.names().en().equalsIgnoreCase(name)
                                || one.code().equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(one -> {
                    throw Problem.of(409, "carrier.known", one.names().zh())
                            .with("carrier", one.code());
                });
        var id = parts.ids.next();
        return database.transact(
                caller.merchant(),
                c -> {
                    Sql.update(
                            c,
                            """
                            insert into carrier_wish (merchant_id, wish_id, name, address, words,
                                                      made_by, made_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """,
                            caller.merchant(),
                            id,
                            name,
                            address,
                            words,
                            caller.actor(),
                            parts.world.instant());
                    parts.audit.record(
                            c,
                            caller,
                            "carrier.wished",
                            "carrier_wish:" + id,
                            Map.of("name", name));
                    return wishes(c, caller.merchant(), null, 1).getFirst();
                });
    }

    private static String text(
            String field, @Nullable String value, int longest, List<FieldError> errors) {
        var text = value == null ? "" : value.strip().replace('\0', ' ');
        if (text.length() > longest) {
            errors.add(FieldError.of(field, "too_long", longest));
        }
        return text;
    }
}
