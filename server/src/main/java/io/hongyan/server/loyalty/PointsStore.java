package io.hongyan.server.loyalty;

import io.hongyan.core.base.JsonText;
import io.hongyan.core.loyalty.Lot;
import io.hongyan.core.loyalty.Lot.Bucket;
import io.hongyan.core.loyalty.PointsBook;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code points_lot}, {@code points_entry} and {@code points_move}. */
final class PointsStore {

    private static final String EARNED = "EARNED";

    private static final String PUT_LOT =
            """
            insert into points_lot (merchant_id, lot_id, member_id, source, rule, amount, pending,
                                    available, held, spent, expired, clawed, taken_back,
                                    earned_on, expires_on)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (merchant_id, lot_id)
                do update set pending = excluded.pending, available = excluded.available,
                              held = excluded.held, spent = excluded.spent,
                              expired = excluded.expired, clawed = excluded.clawed,
                              taken_back = excluded.taken_back, expires_on = excluded.expires_on
            """;

    private static final String ADD_ENTRY =
            """
            insert into points_entry (merchant_id, entry_id, member_id, type, points, debt_change,
                                      key, request_hash, at, reference, rule, operator, why)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private static final String ADD_MOVE =
            """
            insert into points_move (merchant_id, entry_id, no, lot_id, from_bucket, to_bucket,
                                     points)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String MOVES =
            """
            select m.lot_id, m.from_bucket, m.to_bucket, m.points
              from points_entry e
              join points_move m on m.merchant_id = e.merchant_id and m.entry_id = e.entry_id
             where e.merchant_id = ? and e.member_id = ? and e.type = ? and e.reference = ?
             order by e.entry_id, m.no
            """;

    private PointsStore() {}

    /**
     * A command that was carried out.
     *
     * @param key ours; the same key is never carried out twice
     * @param reference what it is about: an order, a parcel
     */
    record Entry(
            UUID id,
            String type,
            String key,
            String hash,
            String reference,
            String rule,
            String operator,
            Map<String, ?> why) {}

    /** What stands under a key. */
    record Known(UUID id, String hash, long points) {}

    /** A line of the ledger as people read it. */
    record Line(
            UUID id,
            String type,
            long points,
            Instant at,
            String reference,
            String rule,
            String operator,
            String why) {}

    static List<Lot> lots(Connection c, Account account) throws SQLException {
        return Sql.list(
                c,
                "select * from points_lot where merchant_id = ? and member_id = ? order by lot_id",
                PointsStore::lot,
                account.merchant(),
                account.member());
    }

    private static Lot lot(ResultSet row) throws SQLException {
        return new Lot(
                Sql.uuid(row, "lot_id"),
                row.getString("source"),
                row.getLong("amount"),
                row.getLong("pending"),
                row.getLong("available"),
                row.getLong("held"),
                row.getLong("spent"),
                row.getLong("expired"),
                row.getLong("clawed"),
                row.getLong("taken_back"),
                row.getObject("earned_on", LocalDate.class),
                findDate(row));
    }

    private static @Nullable LocalDate findDate(ResultSet row) throws SQLException {
        return row.getObject("expires_on", LocalDate.class);
    }

    static void put(Connection c, Account account, Lot lot, String rule) throws SQLException {
        Sql.update(
                c,
                PUT_LOT,
                account.merchant(),
                lot.id(),
                account.member(),
                lot.source(),
                rule,
                lot.amount(),
                lot.pending(),
                lot.available(),
                lot.held(),
                lot.spent(),
                lot.expired(),
                lot.clawed(),
                lot.takenBack(),
                lot.earnedOn(),
                lot.expiresOn());
    }

    static Optional<Known> find(Connection c, UUID merchant, String key) throws SQLException {
        return Sql.find(
                c,
                "select entry_id, request_hash, points from points_entry"
                        + " where merchant_id = ? and key = ?",
                row ->
                        new Known(
                                Sql.uuid(row, "entry_id"),
                                row.getString("request_hash"),
                                row.getLong("points")),
                merchant,
                key);
    }

    static void add(
            Connection c, Account account, Entry entry, PointsBook.Change change, Instant now)
            throws SQLException {
        Sql.update(
                c,
                ADD_ENTRY,
                account.merchant(),
                entry.id,
                account.member(),
                entry.type,
                change.points(),
                change.debtChange(),
                entry.key,
                entry.hash,
                now,
                entry.reference,
                entry.rule,
                entry.operator,
                JsonText.of(entry.why));
        int no = 0;
        for (var move : change.moves()) {
            Sql.update(
                    c,
                    ADD_MOVE,
                    account.merchant(),
                    entry.id,
                    no++,
                    move.lot(),
                    move.from() == move.to() ? EARNED : move.from().name(),
                    move.to().name(),
                    move.points());
        }
    }

    /** The moves of all entries of a type about one thing, in their order. */
    static List<PointsBook.Move> moves(Connection c, Account account, String type, String reference)
            throws SQLException {
        return Sql.list(
                c,
                MOVES,
                row -> {
                    var to = Bucket.valueOf(row.getString("to_bucket"));
                    var from = row.getString("from_bucket");
                    return new PointsBook.Move(
                            Sql.uuid(row, "lot_id"),
                            from.equals(EARNED) ? to : Bucket.valueOf(from),
                            to,
                            row.getLong("points"));
                },
                account.merchant(),
                account.member(),
                type,
                reference);
    }

    /** Newest first. */
    static List<Line> ledger(Connection c, Account account, @Nullable UUID after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                """
                select entry_id, type, points, at, reference, rule, operator, why
                  from points_entry
                 where merchant_id = ? and member_id = ? and (?::uuid is null or entry_id < ?)
                 order by entry_id desc
                 limit ?
                """,
                row ->
                        new Line(
                                Sql.uuid(row, "entry_id"),
                                row.getString("type"),
                                row.getLong("points"),
                                Sql.instant(row, "at"),
                                row.getString("reference"),
                                row.getString("rule"),
                                row.getString("operator"),
                                row.getString("why")),
                account.merchant(),
                account.member(),
                after,
                after,
                limit);
    }
}
