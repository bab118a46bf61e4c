package io.hongyan.server.desk;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code ticket} and {@code ticket_comment}. */
final class TicketStore {

    private TicketStore() {}

    /** A remark of somebody, sealed. */
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes; nobody compares remarks
    record Comment(int no, Instant at, String actor, byte[] words) {}

    /** What a list is asked for; null for anything. */
    record Filter(@Nullable String state, @Nullable UUID parcel, @Nullable UUID order) {}

    /** False when the key is taken: the ticket is there already. */
    static boolean add(Connection c, UUID merchant, Ticket ticket) throws SQLException {
        var about = ticket.about();
        return Sql.update(
                        c,
                        """
                        insert into ticket (merchant_id, ticket_id, key, kind, title, suggestion,
                                            words, parcel_id, order_id, case_id, member_id,
                                            priority, assignee, due_at, receipt, caused_by,
                                            created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                            on conflict (merchant_id, key) do nothing
                        """,
                        merchant,
                        ticket.id(),
                        ticket.key(),
                        ticket.kind(),
                        ticket.title(),
                        ticket.suggestion(),
                        ticket.words(),
                        about.parcel(),
                        about.order(),
                        about.caseId(),
                        about.member(),
                        ticket.priority(),
                        ticket.assignee(),
                        ticket.dueAt(),
                        ticket.receipt(),
                        ticket.causedBy(),
                        ticket.createdAt())
                == 1;
    }

    static Optional<Ticket> find(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(
                c,
                "select * from ticket where merchant_id = ? and ticket_id = ?",
                TicketStore::ticket,
                merchant,
                id);
    }

    static Optional<UUID> findByKey(Connection c, UUID merchant, String key) throws SQLException {
        return Sql.find(
                c,
                "select ticket_id from ticket where merchant_id = ? and key = ?",
                row -> Sql.uuid(row, "ticket_id"),
                merchant,
                key);
    }

    /** Newest first. */
    static List<Ticket> list(
            Connection c, UUID merchant, Filter filter, @Nullable UUID after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                """
                select * from ticket
                 where merchant_id = ? and (?::text is null or state = ?)
                   and (?::uuid is null or parcel_id = ?)
                   and (?::uuid is null or order_id = ?)
                   and (?::uuid is null or ticket_id < ?)
                 order by ticket_id desc
                 limit ?
                """,
                TicketStore::ticket,
                merchant,
                filter.state,
                filter.state,
                filter.parcel,
                filter.parcel,
                filter.order,
                filter.order,
                after,
                after,
                limit);
    }

    /** False when it was done before, or is not there. */
    static boolean close(Connection c, UUID merchant, UUID id, String by, Instant now)
            throws SQLException {
        return Sql.update(
                        c,
                        """
                        update ticket set state = 'done', done_at = ?, done_by = ?
                         where merchant_id = ? and ticket_id = ? and state = 'open'
                        """,
                        now,
                        by,
                        merchant,
                        id)
                == 1;
    }

    static boolean assign(Connection c, UUID merchant, UUID id, String assignee)
            throws SQLException {
        return Sql.update(
                        c,
                        "update ticket set assignee = ? where merchant_id = ? and ticket_id = ?",
                        assignee,
                        merchant,
                        id)
                == 1;
    }

    static void comment(Connection c, UUID merchant, UUID ticket, Comment comment)
            throws SQLException {
        Sql.update(
                c,
                """
                insert into ticket_comment (merchant_id, ticket_id, no, at, actor, words)
                select ?, ?, 1 + coalesce(max(no), 0), ?, ?, ?
                  from ticket_comment where merchant_id = ? and ticket_id = ?
                """,
                merchant,
                ticket,
                comment.at,
                comment.actor,
                comment.words,
                merchant,
                ticket);
    }

    static List<Comment> comments(Connection c, UUID merchant, UUID ticket) throws SQLException {
        return Sql.list(
                c,
                """
                select no, at, actor, words from ticket_comment
                 where merchant_id = ? and ticket_id = ? order by no
                """,
                row ->
                        new Comment(
                                row.getInt("no"),
                                Sql.instant(row, "at"),
                                row.getString("actor"),
                                row.getBytes("words")),
                merchant,
                ticket);
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                Sql.uuid(row, "ticket_id"),
                row.getString("key"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("suggestion"),
                words(row),
                new Ticket.About(
                        Sql.findUuid(row, "parcel_id"),
                        Sql.findUuid(row, "order_id"),
                        Sql.findUuid(row, "case_id"),
                        Sql.findUuid(row, "member_id")),
                row.getString("priority"),
                row.getString("assignee"),
                row.getString("state"),
                Sql.findInstant(row, "due_at"),
                row.getString("receipt"),
                row.getString("caused_by"),
                Sql.instant(row, "created_at"),
                Sql.findInstant(row, "done_at"));
    }

    private static byte @Nullable [] words(ResultSet row) throws SQLException {
        return row.getBytes("words");
    }
}
