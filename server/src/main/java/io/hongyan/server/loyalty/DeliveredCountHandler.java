package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.OnTime;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.loyalty.LaneStandards.Lane;
import io.hongyan.server.loyalty.OnTimeStore.Delivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts a delivered parcel for its member, once: whether it came on time, in the month of its
 * signing. A reversal takes the parcel out again and its points back, never a granted tier.
 */
public final class DeliveredCountHandler implements InternalHandler {

    public static final String KIND = "delivered-count";

    private final LaneStandards lanes;
    private final PointsLedger points;

    public DeliveredCountHandler(LaneStandards lanes, PointsLedger points) {
        this.lanes = lanes;
        this.points = points;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var account = new Account(action.merchant(), action.subject().id());
        var parcel = action.findId("parcel");
        if (parcel.isEmpty()) {
            return new Outcome.Refused("no_parcel", "the body names no parcel");
        }
        var member = MemberStore.lock(tx, account.merchant(), account.member());
        if (member.isEmpty()) {
            return new Outcome.Refused("no_member", account.member().toString());
        }
        var known = OnTimeStore.find(tx, account.merchant(), parcel.get());
        if (action.body().path("reversed").asBoolean(false)) {
            return reverse(tx, new Counted(account, parcel.get(), member.get(), known), now);
        }
        if (known.isPresent() && !known.get().reversed()) {
            return new Outcome.Done("", "counted before");
        }
        var delivery = delivery(action, parcel.get());
        return delivery.isEmpty()
                ? new Outcome.Done("", "not timed")
                : count(tx, account, delivery.get(), now);
    }

    private record Counted(
            Account account, UUID parcel, MemberRow member, Optional<OnTimeStore.Found> known) {}

    private Outcome count(Connection c, Account account, Delivery delivery, Instant now)
            throws SQLException {
        var lane = new Lane(delivery.carrier(), delivery.fromCity(), delivery.toCity());
        var standard = lanes.standard(c, account.merchant(), lane);
        var result =
                OnTime.of(
                        delivery.pickedUpAt(),
                        delivery.collectedFrom(),
                        delivery.signedAt(),
                        standard);
        OnTimeStore.put(c, account, delivery, result);
        recount(c, account, result.month().toString(), now);
        if (!result.took().isNegative()) {
            var timed =
                    new LaneStandards.Timed(delivery.parcel(), result.took(), delivery.signedAt());
            lanes.learn(c, account.merchant(), lane, timed, now);
        }
        return new Outcome.Done("", result.onTime() ? "on time" : "late");
    }

    private Outcome reverse(Connection c, Counted counted, Instant now) throws SQLException {
        var found = counted.known;
        if (found.isEmpty() || found.get().reversed()) {
            return new Outcome.Done("", "nothing to reverse");
        }
        var account = counted.account;
        OnTimeStore.reverse(c, account.merchant(), counted.parcel, now);
        var source = found.get().source(counted.parcel);
        points.clawBack(
                c,
                account,
                new PointsLedger.Claw("reversal:" + source, source, 0, "delivery reversed"),
                now);
        recount(c, account, found.get().month(), now);
        lanes.forget(c, account.merchant(), counted.parcel, now);
        return new Outcome.Done("", "reversed");
    }

    /** The member shows his latest month; an older one is counted but not shown. */
    private static void recount(Connection c, Account account, String month, Instant now)
            throws SQLException {
        var member = MemberStore.find(c, account.merchant(), account.member()).orElseThrow();
        if (month.compareTo(member.counts().onTimeMonthOf()) < 0) {
            return;
        }
        var counts =
                new MemberRow.Counts(
                        member.counts().orders(),
                        member.counts().spend365(),
                        (int) OnTimeStore.count(c, account, month),
                        month);
        if (!counts.equals(member.counts())) {
            MemberStore.save(c, member.with(counts), now);
        }
    }

    private static Optional<Delivery> delivery(StoredAction action, UUID parcel) {
        var pickedUpAt = time(action, "pickedUpAt");
        var signedAt = time(action, "signedAt");
        if (pickedUpAt == null || signedAt == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Delivery(
                        parcel,
                        action.text("carrier"),
                        action.text("fromCity"),
                        action.text("toCity"),
                        pickedUpAt,
                        time(action, "depositedAt"),
                        signedAt));
    }

    private static @Nullable Instant time(StoredAction action, String field) {
        var text = action.text(field);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null; // a time nobody can read times nothing
        }
    }
}
