package io.hongyan.server.aftersale;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code payment} (money on its way) and {@code money_ledger} (what was given, 台账). */
final class MoneyStore {

    private MoneyStore() {}

    /** Money on its way. */
    record Payment(
            UUID caseId,
            String key,
            String way,
            long amount,
            String currency,
            String state,
            String providerId,
            String reason,
            Instant updatedAt) {}

    /** How a payment stands. */
    record Standing(String state, String providerId, String reason) {}

    static void begin(Connection c, Claim claim, String way, Instant now) throws SQLException {
        Sql.update(
                c,
                """
                insert into payment (merchant_id, case_id, key, way, amount, currency, state,
                                     updated_at)
                values (?, ?, ?, ?, ?, ?, 'waiting', ?)
                    on conflict (merchant_id, key) do nothing
                """,
                claim.merchant(),
                claim.id(),
                claim.key(),
                way,
                claim.worth(),
                claim.currency(),
                now);
    }

    static void set(Connection c, Claim claim, Standing standing, Instant now) throws SQLException {
        Sql.update(
                c,
                """
                update payment
                   set state = ?, provider_id = case when ? = '' then provider_id else ? end,
                       reason = ?, updated_at = ?
                 where merchant_id = ? and key = ? and state <> 'paid'
                """,
                standing.state,
                standing.providerId,
                standing.providerId,
                standing.reason,
                now,
                claim.merchant(),
                claim.key());
    }

    static Optional<Payment> find(Connection c, UUID merchant, String key) throws SQLException {
        return Sql.find(
                c,
                "select * from payment where merchant_id = ? and key = ?",
                MoneyStore::payment,
                merchant,
                key);
    }

    static List<Payment> ofCase(Connection c, UUID merchant, UUID caseId) throws SQLException {
        return Sql.list(
                c,
                "select * from payment where merchant_id = ? and case_id = ? order by key",
                MoneyStore::payment,
                merchant,
                caseId);
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                Sql.uuid(row, "case_id"),
                row.getString("key"),
                row.getString("way"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("state"),
                row.getString("provider_id"),
                row.getString("reason"),
                Sql.instant(row, "updated_at"));
    }

    /** The one row of this key; false when it stands there already. */
    static boolean book(Connection c, Claim claim, Booking booking, Instant now)
            throws SQLException {
        return Sql.update(
                        c,
                        """
                        insert into money_ledger (merchant_id, ledger_id, key, kind, case_id,
                                                  order_id, parcel_id, member_id, amount, currency,
                                                  provider_id, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (merchant_id, key) do nothing
                        """,
                        claim.merchant(),
                        booking.id,
                        claim.key(),
                        "claim." + booking.way,
                        claim.id(),
                        claim.about().order(),
                        claim.about().parcel(),
                        claim.about().member(),
                        claim.worth(),
                        claim.currency(),
                        booking.providerId,
                        now)
                == 1;
    }

    /** A row to be. */
    record Booking(UUID id, String way, String providerId) {}
}
