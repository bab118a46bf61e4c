package io.hongyan.server.insight;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the machine is, in five figures. */
@RestController
@Allowed
final class SystemApi {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** Latest actions that the delay is taken from. */
    private static final int MEMORY = 2_000;

    private static final String INTAKE =
            """
            select count(*) as pushes, coalesce(sum(reports), 0) as reports
              from push
             where merchant_id = ? and push_id >= ?
            """;

    private static final String DELAY =
            """
            select count(*) as samples,
                   percentile_disc(0.5) within group (order by delay) as p50,
                   percentile_disc(0.99) within group (order by delay) as p99
              from (select (extract(epoch from done_at - created_at) * 1000)::bigint as delay
                      from (select created_at, due_at, done_at, state
                              from action
                             where merchant_id = ?
                             order by action_id desc
                             limit ?) latest
                     where state = 'done' and due_at <= created_at) at_once
            """;

    private static final String BACKLOG =
            """
            select count(*) as waiting, count(*) filter (where next_at <= ?) as due,
                   min(due_at) as oldest_due
              from action
             where merchant_id = ? and state = 'waiting'
            """;

    private static final String TIMER =
            "select wake_at from timer where merchant_id = ? order by wake_at limit 1";

    private static final String ERRORS =
            """
            select connector, sum(refused) as refused, sum(quarantined) as quarantined
              from (select k.connector, r.count as refused, 0 as quarantined
                      from refusal r
                      join connection k on k.merchant_id = r.merchant_id
                                       and k.connection_id = r.connection_id
                     where r.merchant_id = ? and r.minute >= ?
                     union all
                    select q.connector, 0, 1
                      from quarantine q
                     where q.merchant_id = ? and q.arrived_at >= ? and q.redriven_at is null) e
             group by connector
             order by connector
            """;

    private static final String HEALTH =
            """
            select connection_id, connector, name, state, last_event_at, refused_count
              from connection
             where merchant_id = ?
             order by role, connector, name
             limit 500
            """;

    private static final String SCHEMA = "select hongyan_schema_version()";

    private final Database database;
    private final WorldClock world;
    private final Ids ids;
    private final Instant started;

    SystemApi(Database database, WorldClock world, Ids ids) {
        this.database = database;
        this.world = world;
        this.ids = ids;
        this.started = Ids.madeAt(ids.next());
    }

    record SystemView(
            Intake intake,
            Delay delay,
            Backlog backlog,
            @Nullable Timer oldestTimer,
            long timers,
            List<Errors> errors,
            Program program,
            List<Health> connections) {}

    /**
     * What runs.
     *
     * @param schema the newest migration that the database has
     * @param databaseBytes of all merchants together
     */
    record Program(
            String version, String java, Instant startedAt, String schema, long databaseBytes) {}

    /** How a connection is; quiet when its last event is older than a day. */
    record Health(
            UUID id,
            String connector,
            String name,
            String state,
            @Nullable Instant lastEventAt,
            long refused) {}

    /** What came by hooks in the last minutes of machine time. */
    record Intake(long windowSeconds, long pushes, long reports, double reportsPerSecond) {}

    /**
     * World time from an action's decision, which commits with the push that caused it, to its end,
     * over the latest actions that were due at once. Null without any.
     */
    record Delay(long samples, @Nullable Long p50Millis, @Nullable Long p99Millis) {}

    /** Actions that wait, and those of them whose time has come. */
    record Backlog(long waiting, long due, @Nullable Instant oldestDueAt) {}

    /** The timer that goes off first; late once that is past. */
    record Timer(Instant wakeAt, long lateSeconds) {}

    /** Pushes refused and reports quarantined in the last day of world time. */
    record Errors(String connector, long refused, long quarantined) {}

    @GetMapping("/api/v1/system")
    SystemView system(Caller caller) {
        return database.transact(
                caller.merchant(), c -> system(c, caller.merchant(), world.instant()));
    }

    private SystemView system(Connection c, UUID merchant, Instant now) throws SQLException {
        var since = now.minus(Duration.ofDays(1));
        return new SystemView(
                intake(c, merchant),
                delay(c, merchant),
                backlog(c, merchant, now),
                timer(c, merchant, now),
                Sql.number(c, "select count(*) from timer where merchant_id = ?", merchant),
                Sql.list(
                        c,
                        ERRORS,
                        row ->
                                new Errors(
                                        row.getString("connector"),
                                        row.getLong("refused"),
                                        row.getLong("quarantined")),
                        merchant,
                        since,
                        merchant,
                        since),
                program(c),
                Sql.list(c, HEALTH, SystemApi::health, merchant));
    }

    private Program program(Connection c) throws SQLException {
        var version = SystemApi.class.getPackage().getImplementationVersion();
        return new Program(
                version == null ? "0.1.0-SNAPSHOT" : version,
                System.getProperty("java.version"),
                started,
                Sql.find(c, SCHEMA, row -> row.getString(1)).orElse(""),
                Sql.number(c, "select pg_database_size(current_database())"));
    }

    private static Health health(ResultSet row) throws SQLException {
        return new Health(
                Sql.uuid(row, "connection_id"),
                row.getString("connector"),
                row.getString("name"),
                row.getString("state"),
                Sql.findInstant(row, "last_event_at"),
                row.getLong("refused_count"));
    }

    private Intake intake(Connection c, UUID merchant) throws SQLException {
        var from = Ids.lowest(Ids.madeAt(ids.next()).minus(WINDOW));
        return Sql.find(
                        c,
                        INTAKE,
                        row -> {
                            var reports = row.getLong("reports");
                            return new Intake(
                                    WINDOW.toSeconds(),
                                    row.getLong("pushes"),
                                    reports,
                                    (double) reports / WINDOW.toSeconds());
                        },
                        merchant,
                        from)
                .orElseThrow();
    }

    private static Delay delay(Connection c, UUID merchant) throws SQLException {
        return Sql.find(
                        c,
                        DELAY,
                        row ->
                                new Delay(
                                        row.getLong("samples"),
                                        Sql.findLong(row, "p50"),
                                        Sql.findLong(row, "p99")),
                        merchant,
                        MEMORY)
                .orElseThrow();
    }

    private static Backlog backlog(Connection c, UUID merchant, Instant now) throws SQLException {
        return Sql.find(
                        c,
                        BACKLOG,
                        row ->
                                new Backlog(
                                        row.getLong("waiting"),
                                        row.getLong("due"),
                                        Sql.findInstant(row, "oldest_due")),
                        now,
                        merchant)
                .orElseThrow();
    }

    private static @Nullable Timer timer(Connection c, UUID merchant, Instant now)
            throws SQLException {
        return Sql.find(c, TIMER, row -> Sql.instant(row, "wake_at"), merchant)
                .map(at -> new Timer(at, Math.max(0, Duration.between(at, now).toSeconds())))
                .orElse(null);
    }
}
