package io.hongyan.server.desk;

import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.StreamNotice;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Raises tickets, once a key, and closes them. */
public final class Tickets {

    private static final int LONGEST_TITLE = 200;

    private final Ids ids;
    private final Vault vault;

    public Tickets(Ids ids, Vault vault) {
        this.ids = ids;
        this.vault = vault;
    }

    /**
     * A ticket to be raised.
     *
     * @param words what the buyer said; empty for nothing. It is sealed
     * @param priority LOW, NORMAL, HIGH or URGENT
     * @param causedBy flow:…, account:…, buyer
     */
    public record NewTicket(
            String key,
            String kind,
            String title,
            String suggestion,
            String words,
            String priority,
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID caseId,
            @Nullable UUID member,
            @Nullable Instant dueAt,
            String receipt,
            String causedBy) {}

    /** The id of the ticket, also if the key had one before. */
    public UUID raise(Connection c, UUID merchant, NewTicket asked, Instant now)
            throws SQLException {
        var order = asked.order == null ? orderOf(c, merchant, asked.parcel) : asked.order;
        if (order != null) {
            OpenProblems.lock(c, merchant, order);
        }
        var ticket = ticket(merchant, asked, order, now);
        if (!TicketStore.add(c, merchant, ticket)) {
            return TicketStore.findByKey(c, merchant, asked.key).orElseThrow();
        }
        if (order != null) {
            OpenProblems.refresh(c, merchant, order, now);
        }
        StreamNotice.changed(c, merchant, "ticket.changed", ticket.id());
        return ticket.id();
    }

    private Ticket ticket(UUID merchant, NewTicket asked, @Nullable UUID order, Instant now) {
        return new Ticket(
                ids.next(),
                asked.key,
                asked.kind,
                cut(asked.title),
                asked.suggestion,
                asked.words.isEmpty() ? null : vault.seal(merchant, asked.words),
                new Ticket.About(asked.parcel, order, asked.caseId, asked.member),
                asked.priority,
                "",
                "open",
                asked.dueAt,
                asked.receipt,
                asked.causedBy,
                now,
                null);
    }

    private static String cut(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
    }

    private static @Nullable UUID orderOf(Connection c, UUID merchant, @Nullable UUID parcel)
            throws SQLException {
        return parcel == null
                ? null
                : Sql.list(
                                c,
                                "select order_id from parcel"
                                        + " where merchant_id = ? and parcel_id = ?"
                                        + " and order_id is not null",
                                row -> Sql.uuid(row, "order_id"),
                                merchant,
                                parcel)
                        .stream()
                        .findFirst()
                        .orElse(null);
    }

    /** False when it was done before, or is not there. */
    public boolean close(Connection c, UUID merchant, UUID id, String by, Instant now)
            throws SQLException {
        var ticket = TicketStore.find(c, merchant, id).orElse(null);
        if (ticket == null) {
            return false;
        }
        var order = ticket.about().order();
        if (order != null) {
            OpenProblems.lock(c, merchant, order);
        }
        if (!TicketStore.close(c, merchant, id, by, now)) {
            return false;
        }
        if (order != null) {
            OpenProblems.refresh(c, merchant, order, now);
        }
        StreamNotice.changed(c, merchant, "ticket.changed", id);
        return true;
    }

    boolean assign(Connection c, UUID merchant, UUID id, String assignee) throws SQLException {
        var done = TicketStore.assign(c, merchant, id, assignee);
        StreamNotice.changed(c, merchant, "ticket.changed", id);
        return done;
    }

    void comment(Connection c, UUID merchant, UUID id, Remark remark) throws SQLException {
        // Remarks of one ticket are numbered one after the other.
        Sql.exists(
                c,
                "select 1 from ticket where merchant_id = ? and ticket_id = ? for update",
                merchant,
                id);
        var sealed = vault.seal(merchant, remark.words);
        TicketStore.comment(
                c, merchant, id, new TicketStore.Comment(0, remark.at, remark.actor, sealed));
        StreamNotice.changed(c, merchant, "ticket.changed", id);
    }

    /** What somebody wants to have kept with a ticket. */
    record Remark(String actor, String words, Instant at) {}

    String open(UUID merchant, byte @Nullable [] sealed) {
        return sealed == null ? "" : vault.openText(merchant, sealed);
    }
}
