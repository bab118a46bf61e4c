package io.hongyan.server.desk;

import io.hongyan.kit.Json;
import io.hongyan.server.access.Audit;
import io.hongyan.server.desk.Approvals.Answer;
import io.hongyan.server.desk.Approvals.Decider;
import io.hongyan.server.platform.Database;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Actors;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Money;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What waits for a yes, and who says it. */
@RestController
@RequestMapping("/api/v1")
final class ApprovalsApi {

    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final ApprovalsGate gate;
    private final Audit audit;

    ApprovalsApi(Database database, ApprovalsGate gate, Audit audit) {
        this.database = database;
        this.gate = gate;
        this.audit = audit;
    }

    /** An approval as people see it; {@code mayDecide} is about the caller. */
    record ApprovalView(
            UUID id,
            String kind,
            String title,
            String state,
            String role,
            @Nullable Money amount,
            List<String> why,
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID caseId,
            List<Actor> causedBy,
            boolean mayDecide,
            @Nullable Instant dueAt,
            Instant createdAt,
            @Nullable Actor decidedBy,
            @Nullable Instant decidedAt,
            String reason,
            JsonNode receipt) {}

    record Why(@Nullable String reason) {}

    @GetMapping("/approvals")
    @Allowed
    Page<ApprovalView> list(
            Caller caller, @RequestParam(required = false) @Nullable String state, Paging paging) {
        var views =
                database.transact(
                        caller.merchant(),
                        c ->
                                views(
                                        c,
                                        caller,
                                        ApprovalStore.list(
                                                c,
                                                caller.merchant(),
                                                state,
                                                paging.afterId(),
                                                paging.limit() + 1)));
        return Page.byId(views, paging, ApprovalView::id);
    }

    @GetMapping("/approvals/{id}")
    @Allowed
    ApprovalView one(Caller caller, @PathVariable UUID id) {
        return database.transact(caller.merchant(), c -> view(c, caller, id));
    }

    @PostMapping("/approvals/{id}/approve")
    @Allowed
    ApprovalView approve(Caller caller, @PathVariable UUID id) {
        return database.transact(
                caller.merchant(),
                c -> {
                    gate.approve(c, caller, id);
                    return view(c, caller, id);
                });
    }

    @PostMapping("/approvals/{id}/refuse")
    @Allowed
    ApprovalView refuse(Caller caller, @PathVariable UUID id, @RequestBody Why why) {
        return database.transact(
                caller.merchant(),
                c -> {
                    gate.refuse(c, caller, id, why.reason);
                    return view(c, caller, id);
                });
    }

    /** Minor units by role. */
    @GetMapping("/approval-limits")
    @Allowed
    Map<String, Long> limits(Caller caller) {
        return database.transact(caller.merchant(), c -> limits(c, caller.merchant()));
    }

    private static Map<String, Long> limits(Connection c, UUID merchant) throws SQLException {
        var limits = new LinkedHashMap<String, Long>();
        var approver = Role.APPROVER.wireName();
        limits.put(
                approver, ApprovalStore.limit(c, merchant, approver).orElse(Approvals.USUAL_LIMIT));
        return limits;
    }

    @PutMapping("/approval-limits")
    @Allowed(Role.OWNER)
    Map<String, Long> setLimits(Caller caller, @RequestBody Map<String, Long> limits) {
        var most = limits.get(Role.APPROVER.wireName());
        if (most == null || most < 0) {
            throw Problem.invalid("approver", "required");
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    ApprovalStore.setLimit(c, caller.merchant(), Role.APPROVER.wireName(), most);
                    audit.record(c, caller, "approval_limit.changed", "role:approver", limits);
                    return limits(c, caller.merchant());
                });
    }

    static Decider decider(Caller caller) {
        return new Decider(caller.actor(), caller.roles());
    }

    static String reason(@Nullable String reason) {
        var text = reason == null ? "" : reason.strip();
        if (text.isEmpty()) {
            throw Problem.invalid("reason", "required");
        }
        if (text.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "too_long", LONGEST_REASON);
        }
        return text;
    }

    /** A "no" leaves as its problem; the transaction leaves with it. */
    static void check(Answer answer) {
        switch (answer) {
            case Answer.Decided _ -> {}
            case Answer.NotFound() -> throw Problem.notFound();
            case Answer.Over(var state) -> throw Problem.of(409, "approval.over", state);
            case Answer.OwnDoing() -> throw Problem.of(409, "approval.own");
            case Answer.WrongRole(var needed) -> throw Problem.of(403, "approval.role", needed);
            case Answer.AboveLimit(var limit) ->
                    throw Problem.of(403, "approval.limit", yuan(limit))
                            .with("limit", Money.cny(limit));
        }
    }

    private static String yuan(long fen) {
        return java.math.BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static ApprovalView view(Connection c, Caller caller, UUID id) throws SQLException {
        var row = ApprovalStore.find(c, caller.merchant(), id).orElseThrow(Problem::notFound);
        return views(c, caller, List.of(row)).getFirst();
    }

    private static List<ApprovalView> views(Connection c, Caller caller, List<Approval> rows)
            throws SQLException {
        var kept = new ArrayList<@Nullable String>();
        rows.forEach(row -> {
            kept.addAll(row.causedBy());
            kept.add(row.decidedBy());
        });
        var actors = Actors.of(c, caller.merchant(), kept);
        return rows.stream().map(row -> view(caller, row, actors)).toList();
    }

    private static ApprovalView view(Caller caller, Approval row, Actors actors) {
        var role = Role.ofWireName(row.role()).orElse(Role.OWNER);
        var may = row.isWaiting() && caller.may(role) && !row.causedBy().contains(caller.actor());
        return new ApprovalView(
                row.id(),
                row.kind(),
                row.title(),
                row.state(),
                row.role(),
                Money.ofNullable(row.amount(), row.currency()),
                row.why(),
                row.parcel(),
                row.order(),
                row.caseId(),
                row.causedBy().stream().map(actors::of).toList(),
                may,
                row.dueAt(),
                row.createdAt(),
                actors.ofNullable(row.decidedBy()),
                row.decidedAt(),
                row.reason(),
                Json.read(row.receipt()));
    }
}
