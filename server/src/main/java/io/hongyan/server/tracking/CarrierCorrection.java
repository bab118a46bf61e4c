package io.hongyan.server.tracking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A provider found out that a waybill belongs to another carrier than we said. */
public final class CarrierCorrection {

    private static final String CORRECT =
            """
            update parcel p
               set carrier = ?
             where merchant_id = ? and carrier = ? and number = ?
               and not exists (select 1
                                 from parcel o
                                where o.merchant_id = p.merchant_id and o.carrier = ?
                                  and o.number = p.number)
            """;
    private static final String SHOW =
            """
            update parcel_row r
               set carrier = p.carrier
              from parcel p
             where p.merchant_id = r.merchant_id and p.parcel_id = r.parcel_id
               and p.merchant_id = ? and p.number = ? and p.carrier = ?
            """;

    private CarrierCorrection() {}

    /** The parcel keeps its history under the right carrier; a parcel known there stays apart. */
    public static void apply(Connection c, UUID merchant, String number, String from, String to)
            throws SQLException {
        try (var update = c.prepareStatement(CORRECT)) {
            update.setString(1, to);
            update.setObject(2, merchant);
            update.setString(3, from);
            update.setString(4, number);
            update.setString(5, to);
            if (update.executeUpdate() == 0) {
                return;
            }
        }
        try (var update = c.prepareStatement(SHOW)) {
            update.setObject(1, merchant);
            update.setString(2, number);
            update.setString(3, to);
            update.executeUpdate();
        }
    }
}
