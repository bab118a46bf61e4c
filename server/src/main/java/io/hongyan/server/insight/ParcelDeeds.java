package io.hongyan.server.insight;

import io.hongyan.kit.Json;
import io.hongyan.server.action.ActionViews;
import io.hongyan.server.action.ActionViews.ActionView;
import io.hongyan.server.insight.ParcelViews.ClaimRow;
import io.hongyan.server.insight.ParcelViews.CommentView;
import io.hongyan.server.insight.ParcelViews.ParcelName;
import io.hongyan.server.insight.ParcelViews.ParcelRow;
import io.hongyan.server.insight.ParcelViews.TicketView;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Actors;
import io.hongyan.server.web.Money;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was done about a parcel, by flows and by people: actions, tickets, claims. */
final class ParcelDeeds {

    /** More than any parcel's page can show. */
    private static final int MOST = 200;

    private static final String TICKETS =
            """
            select ticket_id, title, state, priority, assignee, suggestion, words, due_at,
                   created_at, caused_by, receipt
              from ticket
             where merchant_id = ? and parcel_id = ?
             order by ticket_id desc
             limit ?
            """;

    private static final String COMMENTS =
            """
            select ticket_id, at, actor, words
              from ticket_comment
             where merchant_id = ? and ticket_id = any(?)
             order by ticket_id, no
            """;

    private static final String CLAIMS =
            """
            select case_id, type, state, reason, amount, currency, clocks, caused_by, opened_at,
                   updated_at
              from case_
             where merchant_id = ? and parcel_id = ?
             order by case_id desc
             limit ?
            """;

    private static final String DOERS =
            """
            select caused_by as doer from ticket where merchant_id = ? and parcel_id = ?
            union
            select m.actor
              from ticket t
              join ticket_comment m on m.merchant_id = t.merchant_id and m.ticket_id = t.ticket_id
             where t.merchant_id = ? and t.parcel_id = ?
            union
            select caused_by from case_ where merchant_id = ? and parcel_id = ?
            """;

    private final Vault vault;

    ParcelDeeds(Vault vault) {
        this.vault = vault;
    }

    /** Newest first. */
    static List<ActionView> actions(Connection c, UUID merchant, UUID parcel) throws SQLException {
        return ActionViews.list(c, merchant, ActionViews.Filter.ofParcel(parcel), null, MOST);
    }

    private static Actors doers(Connection c, UUID merchant, UUID parcel) throws SQLException {
        var kept =
                Sql.list(
                        c,
                        DOERS,
                        row -> row.getString("doer"),
                        merchant,
                        parcel,
                        merchant,
                        parcel,
                        merchant,
                        parcel);
        return Actors.of(c, merchant, kept);
    }

    /** Newest first, with what people said. */
    List<TicketView> tickets(Connection c, UUID merchant, ParcelRow parcel) throws SQLException {
        var about = new ParcelName(parcel.id(), parcel.number(), parcel.carrierName());
        var doers = doers(c, merchant, parcel.id());
        var tickets =
                Sql.list(
                        c,
                        TICKETS,
                        row -> ticket(row, merchant, new About(about, parcel.orderNumber(), doers)),
                        merchant,
                        parcel.id(),
                        MOST);
        if (tickets.isEmpty()) {
            return tickets;
        }
        var said = comments(c, merchant, tickets, doers);
        return tickets.stream()
                .map(ticket -> with(ticket, said.getOrDefault(ticket.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<CommentView>> comments(
            Connection c, UUID merchant, List<TicketView> tickets, Actors doers)
            throws SQLException {
        var said = new HashMap<UUID, List<CommentView>>();
        Sql.list(
                c,
                COMMENTS,
                row ->
                        said.computeIfAbsent(Sql.uuid(row, "ticket_id"), _ -> new ArrayList<>())
                                .add(
                                        new CommentView(
                                                doers.of(row.getString("actor")),
                                                Sql.instant(row, "at"),
                                                Shown.words(
                                                        vault, merchant, row.getBytes("words")))),
                merchant,
                tickets.stream().map(TicketView::id).toArray(UUID[]::new));
        return said;
    }

    /** What the tickets of one parcel have in common. */
    private record About(ParcelName parcel, @Nullable String order, Actors doers) {}

    private TicketView ticket(ResultSet row, UUID merchant, About about) throws SQLException {
        return new TicketView(
                Sql.uuid(row, "ticket_id"),
                Shown.text(row.getString("title")),
                row.getString("state"),
                row.getString("priority"),
                unlessEmpty(row.getString("assignee")),
                unlessEmpty(Shown.text(row.getString("suggestion"))),
                Shown.words(vault, merchant, row.getBytes("words")),
                Sql.findInstant(row, "due_at"),
                Sql.instant(row, "created_at"),
                about.doers.of(row.getString("caused_by")),
                about.parcel,
                about.order,
                List.of(),
                Json.read(row.getString("receipt")));
    }

    private static TicketView with(TicketView ticket, List<CommentView> comments) {
        return new TicketView(
                ticket.id(),
                ticket.title(),
                ticket.state(),
                ticket.priority(),
                ticket.assignee(),
                ticket.suggestion(),
                ticket.words(),
                ticket.dueAt(),
                ticket.createdAt(),
                ticket.createdBy(),
                ticket.parcel(),
                ticket.orderNumber(),
                comments,
                ticket.receipt());
    }

    /** Newest first. */
    static List<ClaimRow> claims(Connection c, UUID merchant, ParcelRow parcel)
            throws SQLException {
        var doers = doers(c, merchant, parcel.id());
        return Sql.list(c, CLAIMS, row -> claim(row, parcel, doers), merchant, parcel.id(), MOST);
    }

    private static ClaimRow claim(ResultSet row, ParcelRow parcel, Actors doers)
            throws SQLException {
        var id = Sql.uuid(row, "case_id");
        return new ClaimRow(
                id,
                numberOf(id),
                row.getString("type"),
                row.getString("state"),
                row.getString("reason"),
                Money.ofNullable(Sql.findLong(row, "amount"), row.getString("currency")),
                parcel.orderNumber(),
                new ParcelName(parcel.id(), parcel.number(), parcel.carrierName()),
                parcel.buyerMasked(),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "updated_at"),
                firstDue(Json.read(row.getString("clocks"))),
                doers.of(row.getString("caused_by")));
    }

    /** What people call a claim: the end of its id. */
    static String numberOf(UUID id) {
        return "C-" + id.toString().substring(28).toUpperCase(Locale.ROOT);
    }

    private static @Nullable Instant firstDue(JsonNode clocks) {
        Instant first = null;
        for (var clock : clocks) {
            var due = time(clock, "dueAt");
            first = due != null && (first == null || due.isBefore(first)) ? due : first;
        }
        return first;
    }

    private static @Nullable Instant time(JsonNode json, String field) {
        var text = Json.text(json, field);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null; // somebody else's spelling of a time
        }
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
