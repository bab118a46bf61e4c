package io.hongyan.server.desk;

import io.hongyan.kit.Json;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Actors;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Work items for people. */
@RestController
@RequestMapping("/api/v1/tickets")
final class TicketsApi {

    private static final int LONGEST_WORDS = 2_000;
    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final Tickets tickets;
    private final WorldClock world;

    TicketsApi(Database database, Tickets tickets, WorldClock world) {
        this.database = database;
        this.tickets = tickets;
        this.world = world;
    }

    record TicketView(
            UUID id,
            String kind,
            String title,
            String suggestion,
            String words,
            String priority,
            String assignee,
            String state,
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID caseId,
            @Nullable UUID member,
            @Nullable Instant dueAt,
            Instant createdAt,
            @Nullable Instant doneAt,
            Actor causedBy,
            JsonNode receipt,
            List<CommentView> comments) {}

    record CommentView(int no, Instant at, Actor actor, String words) {}

    record Assignment(@Nullable String assignee) {}

    record Remark(@Nullable String words) {}

    @GetMapping
    @Allowed
    Page<TicketView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID parcel,
            @RequestParam(required = false) @Nullable UUID order,
            Paging paging) {
        var filter = new TicketStore.Filter(state, parcel, order);
        var views =
                database.transact(
                        caller.merchant(),
                        c ->
                                views(
                                        c,
                                        caller,
                                        TicketStore.list(
                                                c,
                                                caller.merchant(),
                                                filter,
                                                paging.afterId(),
                                                paging.limit() + 1)));
        return Page.byId(views, paging, TicketView::id);
    }

    @GetMapping("/{id}")
    @Allowed
    TicketView one(Caller caller, @PathVariable UUID id) {
        return database.transact(caller.merchant(), c -> view(c, caller, id));
    }

    @PostMapping("/{id}/done")
    @Allowed({Role.SERVICE, Role.OPERATOR})
    TicketView done(Caller caller, @PathVariable UUID id) {
        return database.transact(
                caller.merchant(),
                c -> {
                    tickets.close(c, caller.merchant(), id, caller.actor(), world.instant());
                    return view(c, caller, id);
                });
    }

    @PostMapping("/{id}/assign")
    @Allowed({Role.SERVICE, Role.OPERATOR})
    TicketView assign(Caller caller, @PathVariable UUID id, @RequestBody Assignment to) {
        var assignee = to.assignee == null ? "" : to.assignee.strip();
        if (assignee.length() > LONGEST_NAME) {
            throw Problem.invalid("assignee", "too_long", LONGEST_NAME);
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    if (!tickets.assign(c, caller.merchant(), id, assignee)) {
                        throw Problem.notFound();
                    }
                    return view(c, caller, id);
                });
    }

    @PostMapping("/{id}/comment")
    @Allowed({Role.SERVICE, Role.OPERATOR, Role.APPROVER})
    TicketView comment(Caller caller, @PathVariable UUID id, @RequestBody Remark remark) {
        var words = remark.words == null ? "" : remark.words.strip();
        if (words.isEmpty()) {
            throw Problem.invalid("words", "required");
        }
        if (words.length() > LONGEST_WORDS) {
            throw Problem.invalid("words", "too_long", LONGEST_WORDS);
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    if (TicketStore.find(c, caller.merchant(), id).isEmpty()) {
                        throw Problem.notFound();
                    }
                    var said = new Tickets.Remark(caller.actor(), words, world.instant());
                    tickets.comment(c, caller.merchant(), id, said);
                    return view(c, caller, id);
                });
    }

    private TicketView view(Connection c, Caller caller, UUID id) throws SQLException {
        var ticket = TicketStore.find(c, caller.merchant(), id).orElseThrow(Problem::notFound);
        var said = TicketStore.comments(c, caller.merchant(), id);
        var kept = new ArrayList<>(List.of(ticket.causedBy()));
        said.forEach(one -> kept.add(one.actor()));
        var actors = Actors.of(c, caller.merchant(), kept);
        var comments = said.stream().map(one -> view(caller, one, actors)).toList();
        return view(caller, ticket, comments, actors);
    }

    private List<TicketView> views(Connection c, Caller caller, List<Ticket> rows)
            throws SQLException {
        var actors = Actors.of(c, caller.merchant(), rows.stream().map(Ticket::causedBy).toList());
        return rows.stream().map(row -> view(caller, row, List.of(), actors)).toList();
    }

    private CommentView view(Caller caller, TicketStore.Comment one, Actors actors) {
        return new CommentView(
                one.no(),
                one.at(),
                actors.of(one.actor()),
                tickets.open(caller.merchant(), one.words()));
    }

    /** A buyer's words are for those who look after him. */
    private TicketView view(Caller caller, Ticket row, List<CommentView> comments, Actors actors) {
        var words =
                caller.may(Role.SERVICE, Role.OPERATOR)
                        ? tickets.open(caller.merchant(), row.words())
                        : "";
        var about = row.about();
        return new TicketView(
                row.id(),
                row.kind(),
                row.title(),
                row.suggestion(),
                words,
                row.priority(),
                row.assignee(),
                row.state(),
                about.parcel(),
                about.order(),
                about.caseId(),
                about.member(),
                row.dueAt(),
                row.createdAt(),
                row.doneAt(),
                actors.of(row.causedBy()),
                Json.read(row.receipt()),
                comments);
    }
}
