package io.hongyan.server.insight;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code export_job}. Machine time: the database's clock. */
final class ExportStore {

    private static final String COLUMNS =
            """
            select job_id, kind, query, state, done, total, problem, made_by, made_at, finished_at,
                   content is not null as has_file
              from export_job
             where merchant_id = ?
            """;

    private ExportStore() {}

    record Job(
            UUID id,
            String kind,
            String query,
            String state,
            long done,
            long total,
            String problem,
            String madeBy,
            Instant madeAt,
            @Nullable Instant finishedAt,
            boolean hasFile) {}

    /** What somebody asked for. */
    record Wanted(UUID id, String kind, String query, String by) {}

    static void add(Connection c, UUID merchant, Wanted wanted) throws SQLException {
        Sql.update(
                c,
                """
                insert into export_job (merchant_id, job_id, kind, query, made_by)
                values (?, ?, ?, ?::jsonb, ?)
                """,
                merchant,
                wanted.id,
                wanted.kind,
                wanted.query,
                wanted.by);
    }

    /** Jobs whose program has died say so; files of last week leave. */
    static void tidy(Connection c, UUID merchant) throws SQLException {
        Sql.update(
                c,
                """
                update export_job
                   set state = 'failed', problem = 'stopped', finished_at = now()
                 where merchant_id = ? and state = 'running' and seen_at < now() - interval '2 min'
                """,
                merchant);
        Sql.update(
                c,
                """
                delete from export_job
                 where merchant_id = ? and made_at < now() - interval '7 days'
                """,
                merchant);
    }

    static List<Job> of(Connection c, UUID merchant, String by, @Nullable UUID after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                COLUMNS
                        + " and made_by = ? and (?::uuid is null or job_id < ?)"
                        + " order by job_id desc limit ?",
                ExportStore::job,
                merchant,
                by,
                after,
                after,
                limit);
    }

    static Optional<Job> find(Connection c, UUID merchant, String by, UUID id) throws SQLException {
        return Sql.find(
                c, COLUMNS + " and made_by = ? and job_id = ?", ExportStore::job, merchant, by, id);
    }

    static long running(Connection c, UUID merchant, String by) throws SQLException {
        return Sql.number(
                c,
                """
                select count(*) from export_job
                 where merchant_id = ? and made_by = ? and state = 'running'
                """,
                merchant,
                by);
    }

    /** False when it was called off meanwhile. */
    static boolean progress(Connection c, UUID merchant, UUID id, long done, long total)
            throws SQLException {
        return Sql.update(
                        c,
                        """
                        update export_job
                           set done = ?, total = greatest(?, ?), seen_at = now()
                         where merchant_id = ? and job_id = ? and state = 'running'
                        """,
                        done,
                        total,
                        done,
                        merchant,
                        id)
                == 1;
    }

    /** With its file, or with what went wrong. */
    static void finish(
            Connection c, UUID merchant, UUID id, byte @Nullable [] sealed, String problem)
            throws SQLException {
        Sql.update(
                c,
                """
                update export_job
                   set state = case when ? = '' then 'done' else 'failed' end, problem = ?,
                       content = ?, finished_at = now()
                 where merchant_id = ? and job_id = ? and state = 'running'
                """,
                problem,
                problem,
                sealed,
                merchant,
                id);
    }

    static boolean cancel(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.update(
                        c,
                        """
                        update export_job
                           set state = 'cancelled', finished_at = now()
                         where merchant_id = ? and job_id = ? and state = 'running'
                        """,
                        merchant,
                        id)
                == 1;
    }

    static Optional<byte[]> file(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(
                c,
                """
                select content from export_job
                 where merchant_id = ? and job_id = ? and content is not null
                """,
                row -> row.getBytes("content"),
                merchant,
                id);
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                Sql.uuid(row, "job_id"),
                row.getString("kind"),
                row.getString("query"),
                row.getString("state"),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("problem"),
                row.getString("made_by"),
                Sql.instant(row, "made_at"),
                Sql.findInstant(row, "finished_at"),
                row.getBoolean("has_file"));
    }
}
