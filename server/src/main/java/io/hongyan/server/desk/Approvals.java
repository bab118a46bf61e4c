package io.hongyan.server.desk;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.base.JsonText;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.platform.StreamNotice;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One mechanism for everything that waits for a yes. Four eyes: whoever caused it can't decide it.
 * A role has a limit (审批额度). When nobody decides in time the answer is no, or it goes to the owner;
 * money is never approved by silence.
 */
public final class Approvals {

    static final String TIMEOUT = "approval-timeout";

    /** What an approver may approve until the merchant says otherwise: ¥500. */
    static final long USUAL_LIMIT = 50_000;

    private static final Duration AFTER_ESCALATION = Duration.ofDays(3);

    private final ActionStore actions;
    private final Map<String, DecisionListener> listeners;

    public Approvals(ActionStore actions, List<? extends DecisionListener> listeners) {
        this.actions = actions;
        this.listeners =
                listeners.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        DecisionListener::kind,
                                        Function.<DecisionListener>identity()));
    }

    /** Somebody who decides. */
    public record Decider(String actor, Set<Role> roles) {

        public Decider {
            roles = Set.copyOf(roles);
        }
    }

    /** What became of an attempt to decide. */
    public sealed interface Answer {

        record Decided(Approval.Verdict verdict) implements Answer {}

        record NotFound() implements Answer {}

        /** It was decided before. */
        record Over(String state) implements Answer {}

        /** He caused it. */
        record OwnDoing() implements Answer {}

        record WrongRole(String needed) implements Answer {}

        record AboveLimit(long limit) implements Answer {}
    }

    /** Asks for a decision; the same key asks once. */
    public static UUID ask(Connection c, ActionStore actions, UUID merchant, Approval approval)
            throws SQLException {
        if (!ApprovalStore.add(c, merchant, approval)) {
            return ApprovalStore.findByKey(c, merchant, approval.key()).orElseThrow().id();
        }
        var due = approval.dueAt();
        if (due != null) {
            watch(c, actions, merchant, new Watched(approval, due, 0));
        }
        StreamNotice.changed(c, merchant, "approval.changed", approval.id());
        return approval.id();
    }

    private record Watched(Approval approval, Instant due, int round) {}

    private static void watch(Connection c, ActionStore actions, UUID merchant, Watched watched)
            throws SQLException {
        var approval = watched.approval;
        actions.insertAll(
                c,
                merchant,
                List.of(
                        new Action(
                                TIMEOUT,
                                approval.subject(),
                                TIMEOUT + "/" + approval.id() + "/" + watched.round,
                                JsonText.of(Map.of("approval", approval.id())),
                                watched.due,
                                null,
                                Guard.NONE,
                                Receipt.ofRule(TIMEOUT).toJson())));
    }

    public Answer approve(Connection c, UUID merchant, UUID id, Decider decider, Instant now)
            throws SQLException {
        return decide(c, merchant, id, new Wish(Approval.Verdict.APPROVED, decider, ""), now);
    }

    public Answer refuse(Connection c, UUID merchant, UUID id, Refusal refusal, Instant now)
            throws SQLException {
        var wish = new Wish(Approval.Verdict.REFUSED, refusal.by, refusal.reason);
        return decide(c, merchant, id, wish, now);
    }

    /** A no with its reason. */
    public record Refusal(Decider by, String reason) {}

    private record Wish(Approval.Verdict verdict, Decider by, String reason) {}

    private Answer decide(Connection c, UUID merchant, UUID id, Wish wish, Instant now)
            throws SQLException {
        var asked = ApprovalStore.find(c, merchant, id);
        if (asked.isEmpty()) {
            return new Answer.NotFound();
        }
        lockFirst(c, merchant, asked.get());
        var approval = ApprovalStore.lock(c, merchant, id).orElseThrow();
        if (!approval.isWaiting()) {
            return new Answer.Over(approval.state());
        }
        if (approval.causedBy().contains(wish.by.actor)) {
            return new Answer.OwnDoing();
        }
        var limit = limitOf(c, merchant, approval, wish.by);
        if (limit < 0) {
            return new Answer.WrongRole(approval.role());
        }
        var amount = approval.amount();
        if (wish.verdict == Approval.Verdict.APPROVED && amount != null && amount > limit) {
            return new Answer.AboveLimit(limit);
        }
        end(c, merchant, approval, new End(wish.verdict, wish.by.actor, wish.reason), now);
        return new Answer.Decided(wish.verdict);
    }

    /** The most that one of his roles may approve; -1 when none of them may decide this. */
    private static long limitOf(Connection c, UUID merchant, Approval approval, Decider decider)
            throws SQLException {
        if (decider.roles.contains(Role.OWNER)) {
            return ApprovalStore.limit(c, merchant, Role.OWNER.wireName()).orElse(Long.MAX_VALUE);
        }
        var needed = Role.ofWireName(approval.role()).orElse(Role.OWNER);
        if (!decider.roles.contains(needed)) {
            return -1;
        }
        return ApprovalStore.limit(c, merchant, needed.wireName()).orElse(USUAL_LIMIT);
    }

    private record End(Approval.Verdict verdict, String by, String reason) {}

    private void end(Connection c, UUID merchant, Approval approval, End end, Instant now)
            throws SQLException {
        ApprovalStore.end(
                c,
                merchant,
                approval.id(),
                new ApprovalStore.End(end.verdict.state(), end.by, now, end.reason));
        var listener = listeners.get(approval.kind());
        if (listener != null) {
            var decision = new DecisionListener.Decision(approval, end.verdict, end.by, end.reason);
            listener.decided(c, merchant, decision, now);
        }
        actions.insertAll(c, merchant, List.of(signal(approval, end.verdict, now)));
        StreamNotice.changed(c, merchant, "approval.changed", approval.id());
    }

    /** What a waiting flow hears; it knows the approval by the key of its own action. */
    private static Action signal(Approval approval, Approval.Verdict verdict, Instant now) {
        var approved = verdict == Approval.Verdict.APPROVED;
        var id = "approval:" + approval.id() + ":" + verdict.name();
        var facts = Map.of("approval.key", approval.key(), "approval.state", verdict.name());
        var data = Map.of("approval", approval.id(), "state", verdict.name());
        var body =
                Map.of(
                        "trigger", approved ? "approval.approved" : "approval.refused",
                        "id", id,
                        "at", now,
                        "facts", facts,
                        "data", data);
        var parcel = approval.parcel();
        return new Action(
                "signal",
                parcel == null ? approval.subject() : Subject.parcel(parcel),
                id,
                JsonText.of(body),
                now,
                null,
                Guard.NONE,
                Receipt.ofRule("approval").fact("approval", approval.id()).toJson());
    }

    /** Time is up: refused, or given to the owner once. */
    void timeOut(Connection c, UUID merchant, UUID id, Instant now) throws SQLException {
        var asked = ApprovalStore.find(c, merchant, id);
        if (asked.isEmpty()) {
            return;
        }
        lockFirst(c, merchant, asked.get());
        var approval = ApprovalStore.lock(c, merchant, id).orElseThrow();
        var due = approval.dueAt();
        if (!approval.isWaiting() || (due != null && now.isBefore(due))) {
            return;
        }
        if (approval.escalates() && !approval.escalated()) {
            var until = now.plus(AFTER_ESCALATION);
            ApprovalStore.escalate(c, merchant, id, Role.OWNER.wireName(), until);
            watch(c, actions, merchant, new Watched(approval, until, 1));
            StreamNotice.changed(c, merchant, "approval.changed", id);
            return;
        }
        var end = new End(Approval.Verdict.TIMED_OUT, "timer", "nobody decided in time");
        end(c, merchant, approval, end, now);
    }

    private void lockFirst(Connection c, UUID merchant, Approval approval) throws SQLException {
        var listener = listeners.get(approval.kind());
        if (listener != null) {
            listener.lockFirst(c, merchant, approval);
        }
    }

    /** The case is decided otherwise: nobody is asked any more. */
    public static void withdraw(Connection c, UUID merchant, UUID caseId, String by, Instant now)
            throws SQLException {
        var waiting = ApprovalStore.waitingOfCase(c, merchant, caseId);
        if (waiting.isPresent()) {
            var id = waiting.get().id();
            ApprovalStore.end(
                    c, merchant, id, new ApprovalStore.End("cancelled", by, now, "withdrawn"));
            StreamNotice.changed(c, merchant, "approval.changed", id);
        }
    }

    /** The approval that a case waits for. */
    public static java.util.Optional<UUID> waitingFor(Connection c, UUID merchant, UUID caseId)
            throws SQLException {
        return ApprovalStore.waitingOfCase(c, merchant, caseId).map(Approval::id);
    }
}
