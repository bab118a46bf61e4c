package io.hongyan.server;

import io.hongyan.server.platform.ConfigurationProblem;
import io.hongyan.server.platform.DatabaseAddress;
import io.hongyan.server.platform.DatabaseTrouble;
import io.hongyan.server.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo merchant's past: {@code --parcels N} of them over ninety days, all at an end a week
 * before the demo begins. What is read from scans comes from the fold that runs live, and goes in
 * by COPY; what follows from it (points, claims, coupons, versions) is made by SQL of it, so that
 * the books add up.
 */
final class DemoHistory {

    private static final int MOST = 20_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    static final Duration LENGTH = Duration.ofDays(90);
    private static final Duration SETTLED = Duration.ofDays(8);

    private final Vault vault;
    private final UUID merchant;
    private final UUID sms;
    private final Instant end;

    /**
     * @param sms the connection by which the messages went
     * @param now world time at which the demo begins
     */
    DemoHistory(Vault vault, UUID merchant, UUID sms, Instant now) {
        this.vault = vault;
        this.merchant = merchant;
        this.sms = sms;
        this.end = now.minus(SETTLED);
    }

    /** How many parcels the command line asks for; the entry script asks for some thousand. */
    static int asked(List<String> rest) {
        if (rest.isEmpty()) {
            return 0;
        }
        try {
            if (rest.size() == 2 && rest.getFirst().equals("--parcels")) {
                int count = Integer.parseInt(rest.get(1));
                if (count >= 0 && count <= MOST) {
                    return count;
                }
            }
        } catch (NumberFormatException e) {
            // told below, with what would do
        }
        throw new ConfigurationProblem(
                "demo takes --parcels N, a whole number from 0 to " + MOST + ", not " + rest);
    }

    /** Writes it; only the owner may COPY past row level security. */
    void write(DatabaseAddress owner, int parcels) {
        if (parcels == 0) {
            return;
        }
        var began = System.nanoTime();
        try (var c = DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password())) {
            months(c);
            c.setAutoCommit(false);
            run(c, "set local synchronous_commit = off");
            run(c, "create temp table demo_way (%s) on commit drop".formatted(WAY));
            var copy = new DemoCopy(c, DemoTables.COLUMNS);
            new DemoRows(vault, merchant, sms, copy).people(end.minus(LENGTH), parcels);
            var rows = copy.finish();
            follow(c);
            c.commit();
            c.setAutoCommit(true);
            run(c, "analyze");
            LOG.info(
                    "{} parcels of history ({} rows copied) in {} s",
                    parcels,
                    rows,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    private static final String WAY =
            "parcel_id uuid, order_id uuid, member_id uuid, carrier text, from_city text,"
                    + " to_city text, fate text, paid bigint, placed_at timestamptz,"
                    + " picked_up_at timestamptz, collected_from timestamptz, ended_at timestamptz";

    /** The ids of the past lie in months that have no partition yet. */
    private void months(Connection c) throws SQLException {
        for (var month = YearMonth.from(end.minus(LENGTH).atZone(CHINA)).minusMonths(1);
                !month.isAfter(YearMonth.from(end.atZone(CHINA)));
                month = month.plusMonths(1)) {
            for (var table : List.of("parcel_history", "milestone", "anomaly", "push", "action")) {
                run(c, "select hongyan_add_month('%s', '%s-01')".formatted(table, month));
            }
        }
    }

    /** Everything that follows, one statement after the other. */
    private void follow(Connection c) throws SQLException {
        for (var sql : DemoTables.following()) {
            var began = System.nanoTime();
            run(c, sql.replace(":merchant", "'" + merchant + "'::uuid"));
            LOG.debug("{} ms: {}", (System.nanoTime() - began) / 1_000_000, sql.strip());
        }
    }

    private static void run(Connection c, String sql) throws SQLException {
        try (var statement = c.createStatement()) {
            statement.execute(sql);
        }
    }

    static String resource(String name) {
        try (var in = DemoHistory.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
