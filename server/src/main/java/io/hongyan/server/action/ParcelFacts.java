package io.hongyan.server.action;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.tracking.TrackingStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads standing and open problem from the rows of this moment. */
public final class ParcelFacts implements CurrentFacts {

    private static final String PROBLEM =
            """
            coalesce(o.problem_open, false) or exists (
              select 1
                from parcel q
                join anomaly a on a.merchant_id = q.merchant_id and a.parcel_id = q.parcel_id
               where q.merchant_id = %1$s.merchant_id and q.order_id = %1$s.order_id
                 and a.type in ('DAMAGED', 'LOST', 'SHORT', 'REFUSED'))
            """;
    private static final String BY_PARCEL =
            "select p.status, "
                    + PROBLEM.formatted("p")
                    + """
                      from parcel p
                      left join shop_order o
                        on o.merchant_id = p.merchant_id and o.order_id = p.order_id
                     where p.merchant_id = ? and p.parcel_id = ?
                    """;
    private static final String BY_ORDER =
            "select null::text, "
                    + PROBLEM.formatted("o")
                    + " from shop_order o where o.merchant_id = ? and o.order_id = ?";

    @Override
    public Facts of(Connection c, StoredAction action) throws SQLException {
        var parcel = about(action, SubjectKind.PARCEL, "parcel");
        if (parcel != null) {
            return read(c, BY_PARCEL, action.merchant(), parcel);
        }
        var order = about(action, SubjectKind.ORDER, "order");
        return order == null
                ? new Facts(null, false, "")
                : read(c, BY_ORDER, action.merchant(), order);
    }

    private static @Nullable UUID about(StoredAction action, SubjectKind kind, String field) {
        return action.subject().kind() == kind
                ? action.subject().id()
                : action.findId(field).orElse(null);
    }

    private static Facts read(Connection c, String sql, UUID merchant, UUID id)
            throws SQLException {
        try (var query = c.prepareStatement(sql)) {
            query.setObject(1, merchant);
            query.setObject(2, id);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return new Facts(null, false, "");
                }
                var status = row.getString(1);
                return new Facts(
                        status == null ? null : TrackingStatus.valueOf(status),
                        row.getBoolean(2),
                        "");
            }
        }
    }
}
