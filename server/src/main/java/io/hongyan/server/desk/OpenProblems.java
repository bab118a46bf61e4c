package io.hongyan.server.desk;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Whether an order has an open problem: an open ticket, claim or case, or one of its parcels was
 * ever damaged, lost, short or refused. Kept in {@code shop_order.problem_open}, in the transaction
 * of whatever changes it.
 */
public final class OpenProblems {

    private static final String IS_OPEN =
            """
            select exists (select 1 from ticket t
                            where t.merchant_id = ? and t.order_id = ? and t.state = 'open')
                or exists (select 1 from case_ k
                            where k.merchant_id = ? and k.order_id = ?
                              and k.state not in ('paid', 'refused', 'cancelled'))
                or exists (select 1 from parcel p
                             join anomaly a on a.merchant_id = p.merchant_id
                                           and a.parcel_id = p.parcel_id
                            where p.merchant_id = ? and p.order_id = ?
                              and a.type in ('DAMAGED', 'LOST', 'SHORT', 'REFUSED'))
            """;

    private static final String SET =
            """
            update shop_order
               set problem_open = ?, version = version + 1, updated_at = ?
             where merchant_id = ? and order_id = ? and problem_open <> ?
            """;

    private static final String KEEP_VERSION =
            """
            insert into order_version (merchant_id, order_id, version, at, paid, paid_at, type,
                                       line_count, weight_g, province, city, coupons, member_id,
                                       problem_open)
            select merchant_id, order_id, version, ?, paid, paid_at, type, line_count, weight_g,
                   province, city, coupons, member_id, problem_open
              from shop_order
             where merchant_id = ? and order_id = ?
            """;

    private OpenProblems() {}

    /** Locks the order: before any case, ticket or member of it. */
    public static void lock(Connection c, UUID merchant, UUID order) throws SQLException {
        Sql.exists(
                c,
                "select 1 from shop_order where merchant_id = ? and order_id = ?"
                        + " for no key update",
                merchant,
                order);
    }

    /** As the tables say now. */
    public static boolean isOpen(Connection c, UUID merchant, UUID order) throws SQLException {
        return Sql.find(
                        c,
                        IS_OPEN,
                        row -> row.getBoolean(1),
                        merchant,
                        order,
                        merchant,
                        order,
                        merchant,
                        order)
                .orElse(false);
    }

    /** Brings the order's own column up to date; says whether a problem is open. */
    public static boolean refresh(Connection c, UUID merchant, UUID order, Instant now)
            throws SQLException {
        var open = isOpen(c, merchant, order);
        if (Sql.update(c, SET, open, now, merchant, order, open) == 1) {
            Sql.update(c, KEEP_VERSION, now, merchant, order);
        }
        return open;
    }
}
