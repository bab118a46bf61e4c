package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.PolicyRule;
import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The merchant's assessment table, the deadlines it rests on, and what carriers owe him. */
@RestController
@RequestMapping("/api/v1")
final class AssessmentApi {

    private final Database database;
    private final Audit audit;
    private final WorldClock world;
    private final PolicyRules policy = PolicyRules.builtIn();

    AssessmentApi(Database database, Audit audit, WorldClock world) {
        this.database = database;
        this.audit = audit;
        this.world = world;
    }

    /** {@code version} is the one that was read: a change made meanwhile is not overwritten. */
    record RulesForm(@Nullable Integer version, @Nullable String payBy, @Nullable JsonNode table) {}

    @GetMapping("/assessment")
    @Allowed
    CaseViews.RulesView rules(Caller caller) {
        return CaseViews.rules(
                database.transact(
                        caller.merchant(), c -> Assessments.current(c, caller.merchant())));
    }

    @PutMapping("/assessment")
    @Allowed(Role.OPERATOR)
    CaseViews.RulesView put(Caller caller, @RequestBody RulesForm form) {
        if (form.version == null || form.table == null) {
            throw Problem.invalid(form.version == null ? "version" : "table", "required");
        }
        var next = rulesOf(form.version + 1, form.payBy, form.table);
        return database.transact(
                caller.merchant(),
                c -> {
                    var current = Assessments.current(c, caller.merchant());
                    if (current.table().version() != form.version
                            || !Assessments.put(
                                    c, caller.merchant(), next, caller.actor(), world.instant())) {
                        throw Problem.of(409, "assessment.changed");
                    }
                    audit.record(
                            c,
                            caller,
                            "assessment.changed",
                            "assessment:" + next.table().version(),
                            Map.of("version", next.table().version()));
                    return CaseViews.rules(next);
                });
    }

    private static Assessments.Rules rulesOf(int version, @Nullable String payBy, JsonNode table) {
        var way =
                Assessments.PayBy.find(payBy == null ? "credit" : payBy)
                        .orElseThrow(() -> Problem.invalid("payBy", "assessment.pay_by"));
        try {
            return new Assessments.Rules(Assessments.table(version, table), way);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("table", "assessment.table", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/policy-rules")
    @Allowed
    List<PolicyRule> policyRules(Caller caller) {
        return policy.all();
    }

    @GetMapping("/recoveries")
    @Allowed
    Page<CaseViews.RecoveryView> recoveries(
            Caller caller,
            @RequestParam(required = false) @Nullable String carrier,
            Paging paging) {
        var rows =
                database.transact(
                        caller.merchant(),
                        c ->
                                Recoveries.list(
                                        c,
                                        caller.merchant(),
                                        carrier,
                                        paging.afterId(),
                                        paging.limit() + 1));
        return Page.byId(
                rows.stream().map(CaseViews::recovery).toList(),
                paging,
                CaseViews.RecoveryView::id);
    }
}
