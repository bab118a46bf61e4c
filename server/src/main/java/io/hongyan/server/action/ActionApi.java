package io.hongyan.server.action;

import io.hongyan.server.access.Audit;
import io.hongyan.server.action.ActionViews.ActionView;
import io.hongyan.server.action.ActionViews.Filter;
import io.hongyan.server.platform.Database;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Moments;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was done, will be done, or failed and why. */
@RestController
@RequestMapping("/api/v1/actions")
final class ActionApi {

    private final Database database;
    private final ActionDesk desk;
    private final Dispatcher dispatcher;
    private final Audit audit;

    ActionApi(Database database, ActionDesk desk, Dispatcher dispatcher, Audit audit) {
        this.database = database;
        this.desk = desk;
        this.dispatcher = dispatcher;
        this.audit = audit;
    }

    /**
     * Where to look; the names are those of the query.
     *
     * @param kind one or several
     * @param since ended, or while they wait made, at this moment or later
     */
    record Query(
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID member,
            @Nullable Set<String> kind,
            @Nullable Set<String> state,
            @Nullable String since) {}

    @GetMapping
    @Allowed
    Page<ActionView> list(
            Caller caller,
            Paging paging,
            Query query,
            @RequestParam(name = "case", required = false) @Nullable UUID ofCase) {
        var states = query.state == null ? Set.<String>of() : query.state;
        if (!states.stream().allMatch(ActionApi::isState)) {
            throw Problem.invalid("state", "action.state");
        }
        var kinds = query.kind == null ? Set.<String>of() : query.kind;
        var since = Moments.find("since", query.since);
        var subject = ofCase == null ? query.member : ofCase;
        var filter = new Filter(query.parcel, query.order, subject, kinds, states, since, null);
        var rows =
                database.transact(
                        caller.merchant(),
                        c ->
                                ActionViews.list(
                                        c,
                                        caller.merchant(),
                                        filter,
                                        paging.afterId(),
                                        paging.limit() + 1));
        return Page.byId(rows, paging, ActionView::id);
    }

    private static boolean isState(String name) {
        return Arrays.stream(ActionState.values()).anyMatch(one -> one.wireName().equals(name));
    }

    @GetMapping("/{id}")
    @Allowed
    ActionView one(Caller caller, @PathVariable UUID id) {
        return database.transact(caller.merchant(), c -> view(c, caller, id));
    }

    private static ActionView view(Connection c, Caller caller, UUID id) throws SQLException {
        return ActionViews.find(c, caller.merchant(), id).orElseThrow(Problem::notFound);
    }

    record Redrive(@Nullable Boolean surelyNotDone) {}

    @PostMapping("/{id}/redrive")
    @Allowed({Role.OPERATOR, Role.SERVICE})
    ActionView redrive(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Redrive form) {
        var surely = form != null && Boolean.TRUE.equals(form.surelyNotDone);
        var view =
                database.transact(
                        caller.merchant(),
                        c -> {
                            view(c, caller, id);
                            if (!desk.redrive(c, caller.merchant(), id, surely)) {
                                throw Problem.of(409, "action.not_dead");
                            }
                            note(c, caller, "action.redriven", id);
                            return view(c, caller, id);
                        });
        dispatcher.wake();
        return view;
    }

    @PostMapping("/{id}/cancel")
    @Allowed({Role.OPERATOR, Role.SERVICE})
    ActionView cancel(Caller caller, @PathVariable UUID id) {
        return database.transact(
                caller.merchant(),
                c -> {
                    view(c, caller, id);
                    if (!desk.cancel(c, caller.merchant(), id, "by-hand: " + caller.actor())) {
                        throw Problem.of(409, "action.not_waiting");
                    }
                    note(c, caller, "action.cancelled", id);
                    return view(c, caller, id);
                });
    }

    private void note(Connection c, Caller caller, String kind, UUID id) throws SQLException {
        audit.record(c, caller, kind, "action:" + id, Map.of());
    }
}
