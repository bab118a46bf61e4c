package io.hongyan.server.flow;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code backtest_job}. */
final class BacktestStore {

    private static final String ADD =
            """
            insert into backtest_job (merchant_id, job_id, flow_id, yaml, days, created_at,
                                      created_by, alive_until)
            values (?, ?, ?, ?, ?, ?, ?, clock_timestamp() + interval '1 minute')
            """;
    private static final String COLUMNS =
            """
            select job_id, flow_id, yaml, days, state, done, total, result::text as result, reason,
                   created_at, created_by, finished_at
              from backtest_job where merchant_id = ?
            """;
    private static final String FIND = COLUMNS + " and flow_id = ? and job_id = ?";
    private static final String OF_FLOW =
            COLUMNS + " and flow_id = ? order by created_at desc, job_id limit 20";
    private static final String BEGIN =
            """
            update backtest_job set state = 'running', total = ?
             where merchant_id = ? and job_id = ? and state = 'waiting'
            """;
    private static final String LIVE =
            """
            update backtest_job set alive_until = clock_timestamp() + interval '1 minute'
             where merchant_id = ? and job_id = any(?) and state in ('waiting', 'running')
            returning job_id
            """;
    private static final String FINISH =
            """
            update backtest_job
               set state = ?, done = total, result = ?::jsonb, reason = ?, finished_at = ?
             where merchant_id = ? and job_id = ? and state in ('waiting', 'running')
            """;

    private BacktestStore() {}

    record Job(
            UUID id,
            String flow,
            String yaml,
            int days,
            String state,
            long done,
            long total,
            @Nullable String result,
            @Nullable String reason,
            Instant createdAt,
            String createdBy,
            @Nullable Instant finishedAt) {}

    static void add(Connection c, UUID merchant, Job job) throws SQLException {
        Sql.update(
                c,
                ADD,
                merchant,
                job.id(),
                job.flow(),
                job.yaml(),
                job.days(),
                job.createdAt(),
                job.createdBy());
    }

    static Optional<Job> find(Connection c, UUID merchant, String flow, UUID job)
            throws SQLException {
        return Sql.find(c, FIND, BacktestStore::job, merchant, flow, job);
    }

    static List<Job> ofFlow(Connection c, UUID merchant, String flow) throws SQLException {
        return Sql.list(c, OF_FLOW, BacktestStore::job, merchant, flow);
    }

    /** False when somebody else has begun or cancelled it. */
    static boolean begin(Connection c, UUID merchant, UUID job, long total) throws SQLException {
        return Sql.update(c, BEGIN, total, merchant, job) == 1;
    }

    /** Which of them are still to be done; their server lives for another minute. */
    static List<UUID> live(Connection c, UUID merchant, Set<UUID> jobs) throws SQLException {
        return Sql.list(
                c, LIVE, row -> Sql.uuid(row, "job_id"), merchant, jobs.toArray(UUID[]::new));
    }

    /** How a job ended. */
    record End(String state, @Nullable String result, @Nullable String reason, Instant at) {}

    static boolean finish(Connection c, UUID merchant, UUID job, End end) throws SQLException {
        return Sql.update(
                        c, FINISH, end.state(), end.result(), end.reason(), end.at(), merchant, job)
                == 1;
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                Sql.uuid(row, "job_id"),
                row.getString("flow_id"),
                row.getString("yaml"),
                row.getInt("days"),
                row.getString("state"),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("result"),
                row.getString("reason"),
                Sql.instant(row, "created_at"),
                row.getString("created_by"),
                Sql.findInstant(row, "finished_at"));
    }
}
