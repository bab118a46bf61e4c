package io.hongyan.server.loyalty;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Whether a delivered parcel still waits to be counted: what depends on the count waits too. */
final class Counting {

    private Counting() {}

    static boolean isUnderWay(Connection c, Account account, UUID parcel) throws SQLException {
        return Sql.exists(
                c,
                """
                select 1 from action
                 where merchant_id = ? and subject_id = ? and kind = ? and parcel_id = ?
                   and state = 'waiting'
                """,
                account.merchant(),
                account.member(),
                DeliveredCountHandler.KIND,
                parcel);
    }
}
