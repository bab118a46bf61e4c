package io.hongyan.server.aftersale;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.aftersale.Assessment;
import io.hongyan.core.aftersale.Caps;
import io.hongyan.core.aftersale.ClaimReason;
import io.hongyan.core.aftersale.ClaimState;
import io.hongyan.core.aftersale.Degree;
import io.hongyan.core.aftersale.LossFacts;
import io.hongyan.core.aftersale.RecoveryEstimate;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.desk.Approval;
import io.hongyan.server.desk.Approvals;
import io.hongyan.server.desk.OpenProblems;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.StreamNotice;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens, assesses, decides and closes claims. Everything here runs under the order's lock. */
public final class Claims {

    /** Actions that pay are cancelled by this group when their claim is. */
    static final String GROUP = "claim";

    private static final Duration TIME_TO_DECIDE = Duration.ofDays(3);

    private final Ids ids;
    private final ActionStore actions;
    private final LossReader losses;
    private final PolicyRules policy;

    public Claims(Ids ids, ActionStore actions, Vault vault) {
        this.ids = ids;
        this.actions = actions;
        this.losses = new LossReader(vault);
        this.policy = PolicyRules.builtIn();
    }

    /**
     * A claim to be opened.
     *
     * @param causedBy flow:…, account:…, key:…
     */
    public record Opening(
            String key,
            UUID parcel,
            ClaimReason reason,
            @Nullable Degree degree,
            Caps caps,
            String receipt,
            String causedBy) {}

    /** What a wish came to. */
    public sealed interface Answer {

        record Done(UUID id, ClaimState state) implements Answer {}

        /** There is one for this parcel and reason. */
        record Exists(UUID id, ClaimState state) implements Answer {}

        record NotFound() implements Answer {}

        /** Not from this state. */
        record WrongState(ClaimState state) implements Answer {}
    }

    /** Once a key, and once a parcel and reason. */
    public Answer open(Connection c, UUID merchant, Opening opening, Instant now)
            throws SQLException {
        var found = losses.find(c, merchant, opening.parcel);
        if (found.isEmpty()) {
            return new Answer.NotFound();
        }
        var loss = found.get();
        var order = loss.order();
        if (order != null) {
            OpenProblems.lock(c, merchant, order);
        }
        var same = ClaimStore.findSame(c, merchant, opening.key, loss.parcel(), opening.reason);
        if (same.isPresent() && mustNotOpenAgain(same.get(), opening)) {
            return new Answer.Exists(same.get().id(), same.get().state());
        }
        var facts = LossReader.facts(loss, opening.reason, granted(c, merchant, order, null));
        var claim = opened(merchant, opening, loss, facts, now);
        if (!ClaimStore.add(c, claim)) {
            var other =
                    ClaimStore.findSame(c, merchant, opening.key, loss.parcel(), opening.reason)
                            .orElseThrow();
            return new Answer.Exists(other.id(), other.state());
        }
        log(c, claim, "", opening.causedBy, "发起理赔:" + opening.reason.chinese());
        var assessed = assess(c, claim, opening.degree, opening.causedBy, now);
        tell(c, assessed, "opened", now);
        var decided = route(c, assessed, List.of(opening.causedBy), opening.causedBy, now);
        finish(c, decided, now);
        return new Answer.Done(claim.id(), decided.state());
    }

    /** What a person refused, a flow does not open again; a person may. */
    private static boolean mustNotOpenAgain(Claim same, Opening opening) {
        return same.key().equals(opening.key)
                || same.state() != ClaimState.REFUSED
                || opening.causedBy.startsWith("flow:");
    }

    private Claim opened(
            UUID merchant, Opening opening, LossReader.Loss loss, LossFacts facts, Instant now) {
        return new Claim(
                merchant,
                ids.next(),
                opening.key,
                new Claim.About(loss.parcel(), loss.order(), loss.member()),
                opening.reason,
                opening.degree,
                ClaimState.OPENED,
                null,
                loss.currency(),
                new Claim.Limits(opening.caps.atMost(), opening.caps.approveAbove()),
                LossReader.json(facts, loss),
                "{}",
                policy.start(List.of("QUALITY_RESPONSE_15D"), now),
                opening.receipt,
                opening.causedBy,
                "",
                new Claim.Times(now, null, null, now));
    }

    /** The same function as everywhere: what would this loss be worth? */
    public Optional<Assessment> preview(Connection c, UUID merchant, Preview wish)
            throws SQLException {
        var table = Assessments.current(c, merchant).table();
        var claim =
                wish.claim == null
                        ? standing(c, merchant, wish)
                        : ClaimStore.find(c, merchant, wish.claim);
        if (claim.isPresent()) {
            return Optional.of(
                    Assessment.of(table, again(c, claim.get(), wish), caps(claim.get(), wish)));
        }
        var parcel = wish.parcel;
        var reason = wish.reason;
        var loss =
                parcel == null || reason == null
                        ? Optional.<LossReader.Loss>empty()
                        : losses.find(c, merchant, parcel);
        if (loss.isEmpty() || reason == null) {
            return Optional.empty();
        }
        var granted = granted(c, merchant, loss.get().order(), null);
        var facts = LossReader.facts(loss.get(), reason, granted).withDegree(wish.degree);
        return Optional.of(Assessment.of(table, facts, wish.caps));
    }

    /** The claim that opening this one would meet: it is no payment beside itself. */
    private static Optional<Claim> standing(Connection c, UUID merchant, Preview wish)
            throws SQLException {
        return wish.parcel == null || wish.reason == null
                ? Optional.empty()
                : ClaimStore.findSame(c, merchant, "", wish.parcel, wish.reason)
                        .filter(claim -> claim.state() != ClaimState.REFUSED);
    }

    private static LossFacts again(Connection c, Claim claim, Preview wish) throws SQLException {
        var granted = granted(c, claim.merchant(), claim.about().order(), claim.id());
        var degree = wish.degree == null ? claim.degree() : wish.degree;
        return LossReader.read(claim.reason(), Json.read(claim.facts()), granted)
                .withDegree(degree);
    }

    /** What is asked for now, else what the claim was opened with. */
    private static Caps caps(Claim claim, Preview wish) {
        var atMost = wish.caps.atMost();
        var approveAbove = wish.caps.approveAbove();
        return new Caps(
                atMost == null ? claim.limits().atMost() : atMost,
                approveAbove == null ? claim.limits().approveAbove() : approveAbove);
    }

    /**
     * A question about a loss.
     *
     * @param claim one that stands; null to ask by parcel and reason
     */
    public record Preview(
            @Nullable UUID claim,
            @Nullable UUID parcel,
            @Nullable ClaimReason reason,
            @Nullable Degree degree,
            Caps caps) {}

    private static long granted(
            Connection c, UUID merchant, @Nullable UUID order, @Nullable UUID without)
            throws SQLException {
        return order == null ? 0 : ClaimStore.granted(c, merchant, order, without);
    }

    private Claim assess(
            Connection c, Claim claim, @Nullable Degree degree, String actor, Instant now)
            throws SQLException {
        var table = Assessments.current(c, claim.merchant()).table();
        var kept = Json.read(claim.facts());
        var granted = granted(c, claim.merchant(), claim.about().order(), claim.id());
        var facts = LossReader.read(claim.reason(), kept, granted).withDegree(degree);
        var caps = new Caps(claim.limits().atMost(), claim.limits().approveAbove());
        var assessment = Assessment.of(table, facts, caps);
        var after = claim.assessed(degree, assessment.amount(), json(assessment), now);
        ClaimStore.save(c, after);
        log(c, after, claim.state().wireName(), actor, assessedText(assessment));
        var carrier = Json.text(kept, "carrier");
        var contract = Assessments.contract(c, claim.merchant(), carrier).orElse(null);
        var estimate = RecoveryEstimate.of(table, facts, assessment.degree(), contract);
        var clocks = policy.start(List.of("CARRIER_COMPLAINT_7D", "CARRIER_CLAIM_WINDOW"), now);
        Recoveries.put(
                c, after, new Recoveries.Opening(ids.next(), carrier, estimate, clocks), now);
        return after;
    }

    private static String assessedText(Assessment assessment) {
        return "定损 " + Yuan.text(assessment.amount()) + ",依据定损表 v" + assessment.tableVersion();
    }

    static String json(Assessment assessment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("amount", assessment.amount());
        json.put("degree", assessment.degree().name());
        json.put("tableVersion", assessment.tableVersion());
        json.put("lines", assessment.lines().stream().map(Recoveries::json).toList());
        json.put("approval", assessment.approval().stream().map(Enum::name).toList());
        return JsonText.of(json);
    }

    /** Below every limit it is paid; above one a person is asked. */
    private Claim route(Connection c, Claim claim, List<String> causedBy, String actor, Instant now)
            throws SQLException {
        var why = new ArrayList<String>();
        Json.read(claim.calculation()).path("approval").forEach(one -> why.add(one.asString()));
        if (why.isEmpty()) {
            return approved(c, claim, actor, "自动通过:未超过额度", now);
        }
        var waiting = claim.in(ClaimState.AWAITING_APPROVAL, now);
        ClaimStore.save(c, waiting);
        log(c, waiting, claim.state().wireName(), actor, "等待审批:" + words(why));
        Approvals.ask(c, actions, claim.merchant(), approval(c, waiting, why, causedBy, now));
        return waiting;
    }

    private static String words(List<String> why) {
        return String.join(
                "、",
                why.stream().map(code -> Assessment.Approval.valueOf(code).chinese()).toList());
    }

    private Approval approval(
            Connection c, Claim claim, List<String> why, List<String> causedBy, Instant now)
            throws SQLException {
        var asked = ClaimStore.log(c, claim.merchant(), claim.id()).size();
        return new Approval(
                ids.next(),
                claim.key() + "#" + asked,
                GROUP,
                new Subject(SubjectKind.CASE, claim.id()),
                claim.about().parcel(),
                claim.about().order(),
                claim.id(),
                claim.reason().chinese() + "理赔 " + Yuan.text(claim.worth()),
                "approver",
                claim.amount(),
                claim.currency(),
                why,
                claim.receipt(),
                causedBy,
                true,
                "waiting",
                false,
                now.plus(TIME_TO_DECIDE),
                now,
                null,
                null,
                "");
    }

    /** Sends the money on its way: an action of its own with the claim's key. */
    Claim approved(Connection c, Claim claim, String actor, String text, Instant now)
            throws SQLException {
        var after = claim.in(ClaimState.APPROVED, now);
        ClaimStore.save(c, after);
        log(c, after, claim.state().wireName(), actor, text);
        tell(c, after, "approved", now);
        if (after.worth() > 0) {
            actions.insertAll(c, after.merchant(), List.of(Transfers.of(after, now)));
        }
        return after;
    }

    /** Somebody has looked at the damage: the amount follows, and with it who must say yes. */
    public Answer reassess(Connection c, UUID merchant, UUID id, Look look, Instant now)
            throws SQLException {
        var claim = lockAll(c, merchant, id);
        if (claim.isEmpty()) {
            return new Answer.NotFound();
        }
        if (claim.get().state() != ClaimState.AWAITING_APPROVAL) {
            return new Answer.WrongState(claim.get().state());
        }
        Approvals.withdraw(c, merchant, id, look.actor, now);
        var assessed = assess(c, claim.get(), look.degree, look.actor, now);
        var causedBy = List.of(claim.get().causedBy(), look.actor);
        var decided = route(c, assessed, causedBy, look.actor, now);
        finish(c, decided, now);
        return new Answer.Done(id, decided.state());
    }

    /** What somebody saw. */
    public record Look(Degree degree, String actor) {}

    /** Nothing is paid; nothing was sent yet. */
    public Answer cancel(Connection c, UUID merchant, UUID id, Word word, Instant now)
            throws SQLException {
        var claim = lockAll(c, merchant, id);
        if (claim.isEmpty()) {
            return new Answer.NotFound();
        }
        if (!claim.get().state().mayBecome(ClaimState.CANCELLED)) {
            return new Answer.WrongState(claim.get().state());
        }
        Approvals.withdraw(c, merchant, id, word.actor, now);
        actions.cancelGroup(c, merchant, id, GROUP, "claim cancelled");
        var after = claim.get().in(ClaimState.CANCELLED, now).saying(word.text);
        ClaimStore.save(c, after);
        log(c, after, claim.get().state().wireName(), word.actor, "取消理赔:" + word.text);
        Recoveries.drop(c, after, now);
        finish(c, after, now);
        return new Answer.Done(id, after.state());
    }

    /** Who says what. */
    public record Word(String actor, String text) {}

    /** A person said no, or nobody said yes in time. */
    Claim refused(Connection c, Claim claim, Word word, Instant now) throws SQLException {
        var after = claim.in(ClaimState.REFUSED, now).saying(word.text);
        ClaimStore.save(c, after);
        log(c, after, claim.state().wireName(), word.actor, "拒绝:" + word.text);
        tell(c, after, "refused", now);
        return after;
    }

    /** Locks in the house order: first the order, then the case. */
    Optional<Claim> lockAll(Connection c, UUID merchant, UUID id) throws SQLException {
        var order = ClaimStore.find(c, merchant, id).map(claim -> claim.about().order());
        if (order.isPresent()) {
            OpenProblems.lock(c, merchant, order.get());
        }
        return ClaimStore.lock(c, merchant, id);
    }

    void tell(Connection c, Claim claim, String what, Instant now) throws SQLException {
        var signal = Signals.of(claim, what, now);
        if (signal.isPresent()) {
            actions.insertAll(c, claim.merchant(), List.of(signal.get()));
        }
    }

    void log(Connection c, Claim after, String from, String actor, String text)
            throws SQLException {
        ClaimStore.log(
                c,
                after,
                new ClaimStore.Entry(
                        0, after.times().updatedAt(), from, after.state().wireName(), actor, text));
    }

    /** The order's open problem and whoever looks at the case. */
    void finish(Connection c, Claim claim, Instant now) throws SQLException {
        var order = claim.about().order();
        if (order != null) {
            OpenProblems.refresh(c, claim.merchant(), order, now);
        }
        StreamNotice.changed(c, claim.merchant(), "case.changed", claim.id());
    }
}
