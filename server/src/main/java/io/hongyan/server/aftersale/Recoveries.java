package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.Assessment;
import io.hongyan.core.aftersale.RecoveryEstimate;
import io.hongyan.core.base.JsonText;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code recovery}: what carriers owe the merchant, one row a claim (待追偿). */
final class Recoveries {

    private Recoveries() {}

    /** One row. */
    record Recovery(
            UUID id,
            UUID caseId,
            @Nullable UUID parcel,
            String carrier,
            String ground,
            String clause,
            long expected,
            String currency,
            String lines,
            String clocks,
            String state,
            Instant openedAt) {}

    /** A claim was opened: the carrier is asked for what he owes. */
    record Opening(UUID id, String carrier, RecoveryEstimate estimate, String clocks) {}

    /** Opened once a claim; a new estimate takes the place of the old. */
    static void put(Connection c, Claim claim, Opening opening, Instant now) throws SQLException {
        Sql.update(
                c,
                """
                insert into recovery (merchant_id, recovery_id, case_id, parcel_id, carrier, ground,
                                      clause, expected, currency, lines, clocks, opened_at,
                                      updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                    on conflict (merchant_id, case_id)
                    do update set ground = excluded.ground, clause = excluded.clause,
                                  expected = excluded.expected, lines = excluded.lines,
                                  updated_at = excluded.updated_at
                """,
                claim.merchant(),
                opening.id,
                claim.id(),
                claim.about().parcel(),
                opening.carrier,
                opening.estimate.ground(),
                opening.estimate.clause(),
                opening.estimate.expected(),
                claim.currency(),
                JsonText.of(opening.estimate.lines().stream().map(Recoveries::json).toList()),
                opening.clocks,
                now,
                now);
    }

    static Map<String, Object> json(Assessment.Line line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", line.code());
        json.put("text", line.text());
        json.put("detail", line.detail());
        json.put("amount", line.amount());
        return json;
    }

    /** There was no loss after all. */
    static void drop(Connection c, Claim claim, Instant now) throws SQLException {
        Sql.update(
                c,
                """
                update recovery set state = 'dropped', updated_at = ?
                 where merchant_id = ? and case_id = ?
                """,
                now,
                claim.merchant(),
                claim.id());
    }

    static Optional<Recovery> ofCase(Connection c, UUID merchant, UUID caseId) throws SQLException {
        return Sql.find(
                c,
                "select * from recovery where merchant_id = ? and case_id = ?",
                Recoveries::recovery,
                merchant,
                caseId);
    }

    /** Newest first. */
    static List<Recovery> list(
            Connection c, UUID merchant, @Nullable String carrier, @Nullable UUID after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                """
                select * from recovery
                 where merchant_id = ? and (?::text is null or carrier = ?)
                   and (?::uuid is null or recovery_id < ?)
                 order by recovery_id desc
                 limit ?
                """,
                Recoveries::recovery,
                merchant,
                carrier,
                carrier,
                after,
                after,
                limit);
    }

    private static Recovery recovery(ResultSet row) throws SQLException {
        return new Recovery(
                Sql.uuid(row, "recovery_id"),
                Sql.uuid(row, "case_id"),
                Sql.findUuid(row, "parcel_id"),
                row.getString("carrier"),
                row.getString("ground"),
                row.getString("clause"),
                row.getLong("expected"),
                row.getString("currency"),
                row.getString("lines"),
                row.getString("clocks"),
                row.getString("state"),
                Sql.instant(row, "opened_at"));
    }
}
