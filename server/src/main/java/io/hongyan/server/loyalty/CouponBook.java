package io.hongyan.server.loyalty;

import io.hongyan.core.action.Subject;
import io.hongyan.core.loyalty.CouponLimits;
import io.hongyan.server.loyalty.CouponStore.Coupon;
import io.hongyan.server.loyalty.CouponStore.Event;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Grants coupons within the limits of their batch, each key once: reserved, then issued or failed.
 * A refusal is remembered under its key; another try needs another key.
 */
public final class CouponBook {

    private static final String RESERVED = "reserved";
    static final String OPEN = "open";

    private final Ids ids;
    private final Timers timers;
    private final CouponCode codes = new CouponCode();

    public CouponBook(Ids ids, Timers timers) {
        this.ids = ids;
        this.timers = timers;
    }

    /**
     * A coupon that somebody shall have.
     *
     * @param subject whose it is, or what it is given for: its end is watched under this name
     * @param member null when nobody is known as a member
     * @param why a word for the ledger: the flow, the case, the review
     */
    public record Grant(
            String key,
            String batch,
            Subject subject,
            @Nullable UUID member,
            long face,
            long minSpend,
            Duration validFor,
            @Nullable UUID parcel,
            String why) {

        String hash() {
            return Hashes.of(batch, member, face, minSpend, validFor);
        }
    }

    /** What a request came to. */
    public sealed interface Answer {

        /**
         * There is a coupon in this state.
         *
         * @param replay the key was known; nothing was written
         */
        record Granted(UUID coupon, String code, String state, boolean replay) implements Answer {}

        record Refused(String code) implements Answer {}
    }

    /** Reserves and issues at once: the books are ours, nobody outside has to agree. */
    public Answer grant(Connection c, UUID merchant, Grant grant, Instant now) throws SQLException {
        var answer = reserve(c, merchant, grant, now);
        if (answer instanceof Answer.Granted(var id, var code, _, var replay) && !replay) {
            issue(c, merchant, id, grant.subject, now);
            return new Answer.Granted(id, code, OPEN, false);
        }
        return answer;
    }

    /** Takes the money out of the batch until the outcome is known. */
    public Answer reserve(Connection c, UUID merchant, Grant grant, Instant now)
            throws SQLException {
        var batch = CouponBatches.lock(c, merchant, grant.batch).orElse(null);
        if (batch == null) {
            return new Answer.Refused("NO_BATCH");
        }
        var known = CouponStore.findRequest(c, merchant, grant.key);
        if (known.isPresent()) {
            return again(c, merchant, grant, known.get());
        }
        var day = PointsLedger.day(now);
        var taken =
                new CouponLimits.Taken(
                        batch.reserved() + batch.issued(),
                        CouponStore.ofMember(c, merchant, grant.batch, grant.member),
                        CouponStore.ofDay(c, merchant, grant.batch, day));
        var no = batch.limits().refuses(grant.face, taken, now);
        if (no.isPresent()) {
            var refusal = new CouponStore.Known(grant.hash(), no.get().name(), null);
            CouponStore.answer(c, merchant, grant.key, refusal, now);
            return new Answer.Refused(no.get().name());
        }
        var coupon = coupon(grant, now);
        CouponStore.add(c, merchant, coupon, day, new CouponStore.Cause(grant.parcel, grant.why));
        CouponStore.answer(
                c,
                merchant,
                grant.key,
                new CouponStore.Known(grant.hash(), null, coupon.id()),
                now);
        CouponBatches.moveMoney(c, merchant, grant.batch, grant.face, 0);
        return new Answer.Granted(coupon.id(), coupon.code(), RESERVED, false);
    }

    private Coupon coupon(Grant grant, Instant now) {
        return new Coupon(
                ids.next(),
                grant.batch,
                grant.member,
                grant.key,
                codes.next(),
                grant.face,
                "CNY",
                grant.minSpend,
                RESERVED,
                now,
                now.plus(grant.validFor),
                null);
    }

    private static Answer again(Connection c, UUID merchant, Grant grant, CouponStore.Known known)
            throws SQLException {
        if (!known.hash().equals(grant.hash())) {
            return new Answer.Refused("IDEMPOTENCY_MISMATCH");
        }
        var refused = known.refused();
        var id = known.coupon();
        if (refused != null || id == null) {
            return new Answer.Refused(refused == null ? "FAILED" : refused);
        }
        var coupon = CouponStore.find(c, merchant, id).orElseThrow();
        return coupon.state().equals("failed")
                ? new Answer.Refused("FAILED")
                : new Answer.Granted(id, coupon.code(), coupon.state(), true);
    }

    /** The coupon is the member's. */
    public void issue(Connection c, UUID merchant, UUID id, Subject subject, Instant now)
            throws SQLException {
        var coupon = CouponStore.lock(c, merchant, id).orElseThrow();
        if (!coupon.state().equals(RESERVED)) {
            return;
        }
        CouponBatches.moveMoney(c, merchant, coupon.batch(), -coupon.face(), coupon.face());
        CouponStore.setState(c, merchant, coupon, OPEN, coupon.validTo());
        CouponStore.note(c, merchant, coupon, event("ISSUED", now));
        timers.couponEnds(c, merchant, subject, id, coupon.validTo());
    }

    /** Surely nothing was issued: the money goes back to the batch. */
    public void fail(Connection c, UUID merchant, UUID id, Instant now) throws SQLException {
        var coupon = CouponStore.lock(c, merchant, id).orElseThrow();
        if (coupon.state().equals(RESERVED)) {
            CouponBatches.moveMoney(c, merchant, coupon.batch(), -coupon.face(), 0);
            CouponStore.setState(c, merchant, coupon, "failed", coupon.validTo());
            CouponStore.note(c, merchant, coupon, event("FAILED", now));
        }
    }

    /** Takes an unused coupon back; its money goes back to the batch. False if it is not open. */
    public boolean revoke(Connection c, UUID merchant, UUID id, String reason, Instant now)
            throws SQLException {
        var coupon = CouponStore.lock(c, merchant, id).orElse(null);
        if (coupon == null || !coupon.state().equals(OPEN)) {
            return false;
        }
        CouponBatches.moveMoney(c, merchant, coupon.batch(), 0, -coupon.face());
        CouponStore.setState(c, merchant, coupon, "revoked", coupon.validTo());
        CouponStore.note(c, merchant, coupon, new Event(ids.next(), "REVOKED", null, reason, now));
        return true;
    }

    /** The last day is over. A coupon that is used, or good for longer by now, stays as it is. */
    public boolean expire(Connection c, UUID merchant, UUID id, Instant now) throws SQLException {
        var coupon = CouponStore.lock(c, merchant, id).orElse(null);
        if (coupon == null || !coupon.state().equals(OPEN) || now.isBefore(coupon.validTo())) {
            return false;
        }
        CouponStore.setState(c, merchant, coupon, "expired", coupon.validTo());
        CouponStore.note(c, merchant, coupon, event("EXPIRED", now));
        return true;
    }

    /** How a change of a budget ended. */
    public enum TopUp {
        OK,
        NO_BATCH,
        STALE_BUDGET,
        BELOW_TAKEN
    }

    /** Compare and set: whoever changes a budget says what it is. */
    public TopUp topUp(Connection c, UUID merchant, String batch, long current, long target)
            throws SQLException {
        var row = CouponBatches.lock(c, merchant, batch).orElse(null);
        if (row == null) {
            return TopUp.NO_BATCH;
        }
        if (row.limits().budget() != current) {
            return TopUp.STALE_BUDGET;
        }
        if (target < row.reserved() + row.issued()) {
            return TopUp.BELOW_TAKEN;
        }
        CouponBatches.setBudget(c, merchant, batch, target);
        return TopUp.OK;
    }

    /** The code of the latest coupon that came with a parcel: for the message that brings it. */
    public Optional<String> codeOfParcel(Connection c, UUID merchant, UUID parcel)
            throws SQLException {
        return CouponStore.latestOfParcel(c, merchant, parcel).map(Coupon::code);
    }

    private Event event(String type, Instant now) {
        return new Event(ids.next(), type, null, "", now);
    }
}
