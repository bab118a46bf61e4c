package io.hongyan.server.aftersale;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.aftersale.ClaimState;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Notice;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.loyalty.CouponBook;
import io.hongyan.server.loyalty.SystemBatches;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Writes down what becomes of a claim's money. Paid is what the other side said, or what our own
 * books hold; there is one ledger row a key, whoever says it and however often.
 */
public final class Payments {

    static final String CREDIT = "credit";
    static final String CHECK = "transfer-check";

    private static final Duration CREDIT_GOOD_FOR = Duration.ofDays(365);
    private static final Duration ASK_AGAIN = Duration.ofMinutes(30);

    private final Ids ids;
    private final ActionStore actions;
    private final Claims claims;
    private final CouponBook coupons;

    public Payments(Ids ids, ActionStore actions, Claims claims, CouponBook coupons) {
        this.ids = ids;
        this.actions = actions;
        this.claims = claims;
        this.coupons = coupons;
    }

    /** The call is about to be made. False when the claim must not be paid any more. */
    boolean begin(Connection c, UUID merchant, UUID id, String way, Instant now)
            throws SQLException {
        var claim = claims.lockAll(c, merchant, id).orElse(null);
        if (claim == null) {
            return false;
        }
        if (claim.state() == ClaimState.PAYING || claim.state() == ClaimState.PAID) {
            return true;
        }
        if (claim.state() != ClaimState.APPROVED) {
            return false;
        }
        MoneyStore.begin(c, claim, way, now);
        MoneyStore.set(c, claim, new MoneyStore.Standing("sent", "", ""), now);
        move(c, claim, ClaimState.PAYING, "开始赔付", now);
        return true;
    }

    private Claim move(Connection c, Claim claim, ClaimState state, String text, Instant now)
            throws SQLException {
        var after = claim.in(state, now);
        ClaimStore.save(c, after);
        claims.log(c, after, claim.state().wireName(), "transfer", text);
        claims.finish(c, after, now);
        return after;
    }

    /** The money is there. */
    void paid(Connection c, UUID merchant, UUID id, Paid paid, Instant now) throws SQLException {
        var claim = claims.lockAll(c, merchant, id).orElseThrow();
        var booked =
                MoneyStore.book(
                        c,
                        claim,
                        new MoneyStore.Booking(ids.next(), paid.way, paid.providerId),
                        now);
        if (!booked) {
            return;
        }
        MoneyStore.begin(c, claim, paid.way, now);
        MoneyStore.set(c, claim, new MoneyStore.Standing("paid", paid.providerId, ""), now);
        if (paid.way.equals(CREDIT)) {
            grant(c, claim, now);
        }
        if (!claim.state().isOpen()) {
            var wrong = new Wrong("已关闭的理赔收到赔付,需人工核对", "closed", claim.state().wireName());
            actions.insertAll(c, merchant, List.of(ticket(claim, wrong, now)));
            return;
        }
        // Paid is paid, also where a refusal was heard before.
        var paying =
                claim.state() == ClaimState.APPROVED ? claim.in(ClaimState.PAYING, now) : claim;
        var after = move(c, paying, ClaimState.PAID, "已赔付 " + Yuan.text(claim.worth()), now);
        claims.tell(c, after, "paid", now);
    }

    /** Who says so. */
    record Paid(String way, String providerId) {}

    private void grant(Connection c, Claim claim, Instant now) throws SQLException {
        SystemBatches.ensure(c, claim.merchant(), SystemBatches.CLAIM_CREDIT, now);
        var grant =
                new CouponBook.Grant(
                        claim.key(),
                        SystemBatches.CLAIM_CREDIT,
                        new Subject(SubjectKind.CASE, claim.id()),
                        claim.about().member(),
                        claim.worth(),
                        0,
                        CREDIT_GOOD_FOR,
                        claim.about().parcel(),
                        "claim:" + claim.id());
        if (coupons.grant(c, claim.merchant(), grant, now)
                instanceof CouponBook.Answer.Refused(var code)) {
            throw new IllegalStateException("the credit of " + claim.id() + ": " + code);
        }
    }

    /** The other side has it and will pay later; it is asked again if it stays silent. */
    void accepted(Connection c, UUID merchant, UUID id, String providerId, Instant now)
            throws SQLException {
        var claim = claims.lockAll(c, merchant, id).orElseThrow();
        MoneyStore.set(c, claim, new MoneyStore.Standing("accepted", providerId, ""), now);
        var body = new LinkedHashMap<String, Object>();
        body.put("case", id);
        body.put("key", claim.key());
        actions.insertAll(
                c,
                merchant,
                List.of(
                        new Action(
                                CHECK,
                                new Subject(SubjectKind.CASE, id),
                                claim.key() + "/" + CHECK,
                                JsonText.of(body),
                                now.plus(ASK_AGAIN),
                                null,
                                Guard.NONE,
                                Receipt.ofRule(CHECK).toJson())));
    }

    /** The other side will not pay: the approved claim is a person's again. */
    void refused(Connection c, UUID merchant, UUID id, String reason, Instant now)
            throws SQLException {
        var claim = claims.lockAll(c, merchant, id).orElseThrow();
        MoneyStore.set(c, claim, new MoneyStore.Standing("refused", "", reason), now);
        if (claim.state() == ClaimState.PAYING) {
            move(c, claim, ClaimState.APPROVED, "赔付被拒绝:" + reason, now);
        } else if (claim.state() != ClaimState.APPROVED) {
            return;
        }
        var wrong = new Wrong("理赔赔付失败,需人工处理", "refused", reason);
        actions.insertAll(c, merchant, List.of(ticket(claim, wrong, now)));
    }

    /** Nobody can say whether it was paid: it stays on its way until a person knows. */
    void unknown(Connection c, UUID merchant, UUID id, String reason, Instant now)
            throws SQLException {
        var claim = claims.lockAll(c, merchant, id).orElseThrow();
        MoneyStore.set(c, claim, new MoneyStore.Standing("unknown", "", reason), now);
    }

    private record Wrong(String title, String word, String reason) {}

    private static Action ticket(Claim claim, Wrong wrong, Instant now) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", wrong.title);
        body.put("priority", "HIGH");
        body.put("suggestion", "核对原因后重新执行赔付动作,或取消理赔:" + wrong.reason);
        body.put("case", claim.id());
        var parcel = claim.about().parcel();
        var order = claim.about().order();
        if (parcel != null) {
            body.put("parcel", parcel);
        }
        if (order != null) {
            body.put("order", order);
        }
        return new Action(
                "ticket",
                new Subject(SubjectKind.CASE, claim.id()),
                claim.key() + "/" + wrong.word + "/" + now,
                JsonText.of(body),
                now,
                null,
                Guard.NONE,
                Receipt.ofRule("transfer").fact("case", claim.id()).toJson());
    }

    /**
     * The result of a payout by hook, in the transaction of the push.
     *
     * @return false when no payment has this key
     */
    public boolean result(Connection c, UUID merchant, Notice.PayoutResult result, Instant now)
            throws SQLException {
        var payment = MoneyStore.find(c, merchant, result.key());
        if (payment.isEmpty()) {
            return false;
        }
        var id = payment.get().caseId();
        switch (result.state()) {
            case PAID ->
                    paid(c, merchant, id, new Paid(payment.get().way(), result.providerId()), now);
            case ACCEPTED -> accepted(c, merchant, id, result.providerId(), now);
            case REFUSED -> refused(c, merchant, id, result.reason(), now);
        }
        return true;
    }
}
