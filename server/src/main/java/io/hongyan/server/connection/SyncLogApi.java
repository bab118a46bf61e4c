package io.hongyan.server.connection;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What went in and out for one order, newest first: the first place to look when data is missing.
 */
@RestController
final class SyncLogApi {

    private static final int MOST = 500;

    private static final String ORDER =
            "select order_id from shop_order where merchant_id = ? and shop = ? and number = ?";

    private static final String LOG =
            """
            with mine as (
              select parcel_id, carrier, number, bound_at from parcel
               where merchant_id = ? and order_id = ?)
            select * from (
              select v.at, 'in' as direction, 'order' as what, 'shop' as connector,
                     'v' || v.version as detail, 'done' as state, '' as reason
                from order_version v
               where v.merchant_id = ? and v.order_id = ?
              union all
              select p.bound_at, 'in', 'shipment', 'shop', p.carrier || ' ' || p.number, 'done', ''
                from mine p
               where p.bound_at is not null
              union all
              select h.arrived_at, 'in', 'tracking', h.source,
                     p.number || ' ×' || count(*), 'done', ''
                from mine p
                join parcel_history h on h.merchant_id = ? and h.parcel_id = p.parcel_id
               group by h.arrived_at, h.source, p.number
              union all
              select q.arrived_at, 'in', 'quarantined', q.connector, q.number, 'refused', q.reason
                from mine p
                join quarantine q on q.merchant_id = ? and q.number = p.number
              union all
              select coalesce(a.done_at, a.next_at), 'out', a.kind, coalesce(a.endpoint, ''),
                     coalesce(p.number, ''), a.state, coalesce(a.reason, '')
                from action a
                left join mine p on p.parcel_id = a.subject_id
               where a.merchant_id = ?
                 and (a.order_id = ?
                      or a.subject_id = any(array(select parcel_id from mine
                                                  union all select ?::uuid)))
                 and a.kind in ('subscribe', 'pull', 'write-back', 'webhook', 'message',
                                'transfer', 'refund')) log
             order by at desc
             limit ?
            """;

    private final Database database;

    SyncLogApi(Database database) {
        this.database = database;
    }

    /**
     * One exchange.
     *
     * @param direction in or out
     * @param what order, shipment, tracking, quarantined, or the kind of an action
     * @param connector who told us, or whom we told
     */
    record SyncRow(
            Instant at,
            String direction,
            String what,
            String connector,
            String detail,
            String state,
            String reason) {}

    @GetMapping("/api/v1/orders/{shop}/{number}/sync-log")
    @Allowed
    Page<SyncRow> log(Caller caller, @PathVariable String shop, @PathVariable String number) {
        var merchant = caller.merchant();
        return new Page<>(
                database.transact(
                        merchant,
                        c -> {
                            var order =
                                    Sql.find(
                                                    c,
                                                    ORDER,
                                                    row -> Sql.uuid(row, "order_id"),
                                                    merchant,
                                                    shop,
                                                    number)
                                            .orElseThrow(Problem::notFound);
                            return read(c, merchant, order);
                        }),
                null);
    }

    private static List<SyncRow> read(Connection c, UUID merchant, UUID order) throws SQLException {
        return Sql.list(
                c,
                LOG,
                SyncLogApi::row,
                merchant,
                order,
                merchant,
                order,
                merchant,
                merchant,
                merchant,
                order,
                order,
                MOST);
    }

    private static SyncRow row(ResultSet row) throws SQLException {
        return new SyncRow(
                Sql.instant(row, "at"),
                row.getString("direction"),
                row.getString("what"),
                row.getString("connector"),
                row.getString("detail"),
                row.getString("state"),
                row.getString("reason"));
    }
}
