package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.Tier;
import io.hongyan.core.loyalty.TierProgramme;
import io.hongyan.core.loyalty.TierProgramme.Standing;
import io.hongyan.kit.Json;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code tier_programme}, {@code member_tier} and {@code tier_history}. */
final class TierStore {

    private TierStore() {}

    /** A step that was taken. */
    record History(UUID id, String programme, TierProgramme.Step step, String cause, Instant at) {}

    static List<TierProgramme> programmes(Connection c, UUID merchant) throws SQLException {
        var own =
                Sql.list(
                        c,
                        "select * from tier_programme where merchant_id = ? order by programme",
                        TierStore::programme,
                        merchant);
        return own.isEmpty() ? TierBook.USUAL : own;
    }

    private static TierProgramme programme(ResultSet row) throws SQLException {
        var tiers = new ArrayList<Tier>();
        for (var tier : Json.read(row.getString("tiers"))) {
            tiers.add(
                    new Tier(
                            Json.text(tier, "name"),
                            tier.path("rank").asInt(),
                            tier.path("threshold").asLong()));
        }
        return new TierProgramme(
                row.getString("programme"),
                TierProgramme.Metric.valueOf(row.getString("metric")),
                tiers,
                TierProgramme.Validity.valueOf(row.getString("validity")),
                row.getInt("grace_days"),
                row.getInt("undo_days"),
                TierProgramme.Downgrade.valueOf(row.getString("downgrade")));
    }

    static Standing standing(Connection c, Account account, String programme) throws SQLException {
        return standings(c, account).getOrDefault(programme, Standing.NONE);
    }

    /** By programme. */
    static Map<String, Standing> standings(Connection c, Account account) throws SQLException {
        var all = new HashMap<String, Standing>();
        Sql.list(
                c,
                """
                select programme, rank, since, until, grace_until from member_tier
                 where merchant_id = ? and member_id = ?
                """,
                row -> all.put(row.getString("programme"), standing(row)) == null,
                account.merchant(),
                account.member());
        return all;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getInt("rank"), day(row, "since"), day(row, "until"), day(row, "grace_until"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static void put(Connection c, Account account, String programme, Standing standing)
            throws SQLException {
        Sql.update(
                c,
                """
                insert into member_tier (merchant_id, member_id, programme, rank, since, until,
                                         grace_until)
                values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (merchant_id, member_id, programme)
                    do update set rank = excluded.rank, since = excluded.since,
                                  until = excluded.until, grace_until = excluded.grace_until
                """,
                account.merchant(),
                account.member(),
                programme,
                standing.rank(),
                standing.since(),
                standing.until(),
                standing.graceUntil());
    }

    static void addHistory(Connection c, Account account, History history) throws SQLException {
        Sql.update(
                c,
                """
                insert into tier_history (merchant_id, history_id, member_id, programme, from_rank,
                                          to_rank, reason, metric, cause, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                account.merchant(),
                history.id,
                account.member(),
                history.programme,
                history.step.before().rank(),
                history.step.after().rank(),
                history.step.reason(),
                history.step.metric(),
                history.cause,
                history.at);
    }
}
