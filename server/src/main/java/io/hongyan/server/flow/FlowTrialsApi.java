package io.hongyan.server.flow;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.util.RawValue;

/** Trying flows out: a dry run on one parcel (试运行), a backtest over many days (回放). */
@RestController
@RequestMapping("/api/v1/flows/{id}")
final class FlowTrialsApi {

    private static final int MOST_DAYS = 400;
    private static final int USUAL_DAYS = 90;
    private static final String BY_NUMBER =
            "select parcel_id from parcel where merchant_id = ? and number = ? limit 1";

    private final Database database;
    private final Flows flows;
    private final Backtests backtests;

    FlowTrialsApi(Database database, Flows flows, Backtests backtests) {
        this.database = database;
        this.flows = flows;
        this.backtests = backtests;
    }

    /**
     * @param parcel its id or its number
     */
    record DryRun(@Nullable String parcel) {}

    record Backtest(@Nullable Integer days) {}

    /** What would happen at one moment, and what not, and why. */
    record MomentView(
            Instant at,
            List<Map<String, Object>> news,
            List<Map<String, Object>> actions,
            List<Map<String, Object>> skipped) {}

    record DryRunView(String flow, UUID parcel, List<MomentView> moments) {}

    record JobView(
            UUID id,
            String flow,
            int days,
            String state,
            long done,
            long total,
            @Nullable RawValue result,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    @PostMapping("/dry-run")
    @Allowed(Role.OPERATOR)
    DryRunView dryRun(
            Caller caller,
            @PathVariable String id,
            @RequestBody DryRun body,
            HttpServletRequest request) {
        var language = Language.of(request);
        return database.transact(
                caller.merchant(),
                c -> {
                    var parcel = parcel(c, caller.merchant(), body.parcel());
                    var tried = flows.tried(c, caller, id, language);
                    var moments =
                            backtests.dryRun(c, caller.merchant(), tried.flow(), parcel).stream()
                                    .map(moment -> view(moment, language))
                                    .toList();
                    return new DryRunView(id, parcel, moments);
                });
    }

    private static UUID parcel(java.sql.Connection c, UUID merchant, @Nullable String named)
            throws java.sql.SQLException {
        if (named == null || named.isBlank()) {
            throw Problem.invalid("parcel", "required");
        }
        try {
            return UUID.fromString(named);
        } catch (IllegalArgumentException e) {
            return Sql.find(c, BY_NUMBER, row -> Sql.uuid(row, "parcel_id"), merchant, named)
                    .orElseThrow(Problem::notFound);
        }
    }

    private static MomentView view(Backtests.Moment moment, Language language) {
        return new MomentView(
                moment.at(),
                moment.news().stream().map(FlowTrialsApi::news).toList(),
                moment.decision().actions().stream().map(BacktestReport::told).toList(),
                moment.decision().skipped().stream()
                        .map(skipped -> Flows.told(skipped, language))
                        .toList());
    }

    private static Map<String, Object> news(io.hongyan.core.flow.Occurrence occurrence) {
        var told = new LinkedHashMap<String, Object>();
        told.put("trigger", occurrence.trigger());
        told.put("id", occurrence.id());
        told.put("at", occurrence.at());
        return told;
    }

    @PostMapping("/backtest")
    @Allowed(Role.OPERATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView backtest(
            Caller caller,
            @PathVariable String id,
            @RequestBody Backtest body,
            HttpServletRequest request) {
        int days = body.days() == null ? USUAL_DAYS : body.days();
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.invalid("days", "flow.days", 1, MOST_DAYS);
        }
        var tried =
                database.transact(
                        caller.merchant(), c -> flows.tried(c, caller, id, Language.of(request)));
        return view(
                backtests.start(
                        new Backtests.Asked(
                                caller.merchant(),
                                tried.flow(),
                                tried.yaml(),
                                days,
                                caller.name())));
    }

    @GetMapping("/backtests")
    @Allowed
    Page<JobView> jobs(Caller caller, @PathVariable String id) {
        return database.transact(
                caller.merchant(),
                c ->
                        new Page<>(
                                BacktestStore.ofFlow(c, caller.merchant(), id).stream()
                                        .map(FlowTrialsApi::view)
                                        .toList(),
                                null));
    }

    @GetMapping("/backtests/{job}")
    @Allowed
    JobView job(Caller caller, @PathVariable String id, @PathVariable UUID job) {
        return database.transact(
                caller.merchant(),
                c ->
                        BacktestStore.find(c, caller.merchant(), id, job)
                                .map(FlowTrialsApi::view)
                                .orElseThrow(Problem::notFound));
    }

    /** Nobody wants it any more: what it found so far is thrown away. */
    @PostMapping("/backtests/{job}/cancel")
    @Allowed(Role.OPERATOR)
    JobView cancel(Caller caller, @PathVariable String id, @PathVariable UUID job) {
        job(caller, id, job);
        if (!backtests.cancel(caller.merchant(), job)) {
            throw Problem.of(409, "flow.backtest_over");
        }
        return job(caller, id, job);
    }

    private static JobView view(BacktestStore.Job job) {
        return new JobView(
                job.id(),
                job.flow(),
                job.days(),
                job.state(),
                job.done(),
                job.total(),
                job.result() == null ? null : new RawValue(job.result()),
                job.reason(),
                job.createdAt(),
                job.finishedAt());
    }
}
