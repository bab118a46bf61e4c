package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.CouponLimits;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code coupon_batch}: campaigns with their limits and what is taken of them. */
final class CouponBatches {

    private CouponBatches() {}

    /**
     * A batch.
     *
     * @param reserved minor units whose outcome is not known yet
     * @param issued minor units of coupons that are open, used or expired
     */
    record Batch(
            String batch,
            String name,
            String purpose,
            CouponLimits limits,
            long reserved,
            long issued,
            Instant createdAt) {}

    static boolean make(Connection c, UUID merchant, Batch batch) throws SQLException {
        var limits = batch.limits;
        return Sql.update(
                        c,
                        """
                        insert into coupon_batch (merchant_id, batch, name, purpose, budget,
                                                  per_member, per_day, active_from, active_to,
                                                  created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict do nothing
                        """,
                        merchant,
                        batch.batch,
                        batch.name,
                        batch.purpose,
                        limits.budget(),
                        limits.perMember(),
                        limits.perDay(),
                        limits.from(),
                        limits.to(),
                        batch.createdAt)
                == 1;
    }

    static List<Batch> all(Connection c, UUID merchant) throws SQLException {
        return Sql.list(
                c,
                "select * from coupon_batch where merchant_id = ? order by batch",
                CouponBatches::batch,
                merchant);
    }

    /** Everything about a batch's limits is decided while this lock is held. */
    static Optional<Batch> lock(Connection c, UUID merchant, String batch) throws SQLException {
        return Sql.find(
                c,
                "select * from coupon_batch where merchant_id = ? and batch = ?"
                        + " for no key update",
                CouponBatches::batch,
                merchant,
                batch);
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getString("batch"),
                row.getString("name"),
                row.getString("purpose"),
                new CouponLimits(
                        row.getLong("budget"),
                        Sql.findLong(row, "per_member"),
                        Sql.findLong(row, "per_day"),
                        Sql.findInstant(row, "active_from"),
                        Sql.findInstant(row, "active_to")),
                row.getLong("reserved"),
                row.getLong("issued"),
                Sql.instant(row, "created_at"));
    }

    static void moveMoney(Connection c, UUID merchant, String batch, long reserved, long issued)
            throws SQLException {
        Sql.update(
                c,
                """
                update coupon_batch set reserved = reserved + ?, issued = issued + ?
                 where merchant_id = ? and batch = ?
                """,
                reserved,
                issued,
                merchant,
                batch);
    }

    static void setBudget(Connection c, UUID merchant, String batch, long budget)
            throws SQLException {
        Sql.update(
                c,
                "update coupon_batch set budget = ? where merchant_id = ? and batch = ?",
                budget,
                merchant,
                batch);
    }
}
