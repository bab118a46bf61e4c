package io.hongyan.server.flow;

import io.hongyan.core.flow.Decision;
import io.hongyan.core.flow.Flow;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Tries flows out on what has happened: on one parcel at once, on many days as a job. */
final class Backtests implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A dry run follows a parcel's waits this far beyond its last news. */
    private static final Duration FURTHEST = Duration.ofDays(60);

    private final Database database;
    private final FlowBook book;
    private final Ids ids;
    private final InstantSource world;
    private final Executor executor;
    private final BacktestPulse pulse;

    Backtests(Database database, FlowBook book, Ids ids, InstantSource world, Executor executor) {
        this.pulse = new BacktestPulse(database);
        this.database = database;
        this.book = book;
        this.ids = ids;
        this.world = world;
        this.executor = executor;
    }

    /** One moment of a dry run. */
    record Moment(Instant at, List<Occurrence> news, Decision decision) {}

    /** What the flow alone would do with one parcel, moment by moment; nothing is written. */
    List<Moment> dryRun(Connection c, UUID merchant, Flow flow, UUID parcel) throws SQLException {
        var now = world.instant();
        var window = new PastParcels.Window(Instant.EPOCH, now, parcel);
        var casts = new PastParcels(c, merchant).load(window);
        var moments = new ArrayList<Moment>();
        new Rehearsal(
                        book.indexWith(c, merchant, flow, true),
                        now.plus(FURTHEST),
                        (_, at, news, decision) -> moments.add(new Moment(at, news, decision)))
                .run(casts);
        return moments;
    }

    /** Starts a job. */
    BacktestStore.Job start(Asked asked) {
        var job =
                new BacktestStore.Job(
                        ids.next(),
                        asked.flow().id(),
                        asked.yaml(),
                        asked.days(),
                        "waiting",
                        0,
                        0,
                        null,
                        null,
                        world.instant(),
                        asked.by(),
                        null);
        database.transact(
                asked.merchant(),
                c -> {
                    BacktestStore.add(c, asked.merchant(), job);
                    return job;
                });
        pulse.begin(asked.merchant(), job.id());
        executor.execute(() -> run(asked, job));
        return job;
    }

    /** False when it is over already; what it found so far is thrown away. */
    boolean cancel(UUID merchant, UUID job) {
        var end = new BacktestStore.End("cancelled", null, null, world.instant());
        var cancelled =
                database.transact(merchant, c -> BacktestStore.finish(c, merchant, job, end));
        pulse.cancel(job);
        return cancelled;
    }

    /** What to try, on how many days, and who wants to know. */
    record Asked(UUID merchant, Flow flow, String yaml, int days, String by) {}

    private void run(Asked asked, BacktestStore.Job job) {
        try {
            pulse.check(job.id());
            var result = database.transact(asked.merchant(), c -> result(c, asked, job));
            finish(asked, job, new BacktestStore.End("done", result, null, world.instant()));
        } catch (BacktestPulse.Cancelled e) {
            LOG.info("backtest {} of flow {} was cancelled", job.id(), asked.flow().id());
        } catch (RuntimeException e) {
            LOG.error("backtest {} of flow {} failed", job.id(), asked.flow().id(), e);
            var reason = String.valueOf(e.getMessage());
            finish(asked, job, new BacktestStore.End("failed", null, reason, world.instant()));
        } finally {
            pulse.end(job.id());
        }
    }

    @Override
    public void close() {
        pulse.close();
    }

    private void finish(Asked asked, BacktestStore.Job job, BacktestStore.End end) {
        database.transact(
                asked.merchant(), c -> BacktestStore.finish(c, asked.merchant(), job.id(), end));
    }

    private String result(Connection c, Asked asked, BacktestStore.Job job) throws SQLException {
        var to = job.createdAt();
        var window = new PastParcels.Window(to.minus(Duration.ofDays(asked.days())), to, null);
        var casts = new PastParcels(c, asked.merchant()).load(window);
        begin(asked, job, casts.size());
        var report = new BacktestReport(asked.flow().id());
        new Rehearsal(
                        book.indexWith(c, asked.merchant(), asked.flow(), false),
                        to,
                        (cast, at, news, decision) -> {
                            pulse.check(job.id());
                            report.decided(cast, at, news, decision);
                        })
                .run(casts);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("from", window.from());
        result.put("to", to);
        result.putAll(report.result());
        return JSON.writeValueAsString(result);
    }

    /** In a transaction of its own, so that it is seen while the work goes on. */
    private void begin(Asked asked, BacktestStore.Job job, long total) {
        database.transact(
                asked.merchant(), c -> BacktestStore.begin(c, asked.merchant(), job.id(), total));
    }
}
