package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.OnTime;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.loyalty.PointsLedger.Booking;
import io.hongyan.server.loyalty.PointsLedger.Earning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Gives points: a fixed amount, or what the on-time rule computes, with its calculation. */
public final class PointsHandler implements InternalHandler {

    /** The rule of {@link OnTime}, as flows name it. */
    public static final String ON_TIME_RULE = "on-time";

    private static final Duration SOON = Duration.ofSeconds(1);

    private final PointsLedger ledger;

    public PointsHandler(PointsLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return "points";
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var member = Owners.member(action);
        if (member.isEmpty()) {
            return new Outcome.Refused("no_member", "no member is known for this");
        }
        var account = new Account(action.merchant(), member.get());
        var rule = action.text("rule");
        if (rule.isEmpty()) {
            return booked(ledger.earn(tx, account, fixed(action, now), now));
        }
        if (!Owners.isOnTime(rule)) {
            return new Outcome.Refused("unknown_rule", rule);
        }
        var parcel = Owners.parcel(action);
        return parcel.isEmpty()
                ? new Outcome.Refused("no_parcel", "the on-time rule needs a parcel")
                : onTime(tx, account, parcel.get(), new Asked(action.key(), now));
    }

    private record Asked(String key, Instant now) {}

    private Outcome onTime(Connection c, Account account, UUID parcel, Asked asked)
            throws SQLException {
        if (Counting.isUnderWay(c, account, parcel)) {
            return new Outcome.NotNow(SOON, "the parcel is being counted");
        }
        var found = OnTimeStore.find(c, account.merchant(), parcel);
        if (found.isEmpty()) {
            return new Outcome.Refused("not_counted", "the parcel was never timed");
        }
        var result = found.get();
        if (!result.onTime() || result.reversed()) {
            return new Outcome.Done("", result.reversed() ? "reversed" : "late");
        }
        var earning =
                new Earning(
                        asked.key,
                        result.source(parcel),
                        result.points(),
                        ON_TIME_RULE,
                        result.signedAt().plus(PointsLedger.WINDOW),
                        parcel.toString(),
                        calculation(result));
        return booked(ledger.earn(c, account, earning, asked.now));
    }

    private static Map<String, Object> calculation(OnTimeStore.Found result) {
        var why = new LinkedHashMap<String, Object>();
        why.put("standardMinutes", result.standardMinutes());
        why.put("origin", result.origin());
        why.put("samples", result.samples());
        why.put("tookMinutes", result.minutes());
        why.put("onTime", OnTime.FOR_ON_TIME);
        why.put("fullHoursEarlier", result.points() - OnTime.FOR_ON_TIME);
        why.put("points", result.points());
        return why;
    }

    private static Earning fixed(StoredAction action, Instant now) {
        return new Earning(
                action.key(),
                "action:" + action.key(),
                action.body().path("amount").asLong(0),
                "flow:" + action.flow(),
                now.plus(PointsLedger.WINDOW),
                Owners.parcel(action).map(UUID::toString).orElse(""),
                Map.of("flow", action.flow()));
    }

    static Outcome booked(Booking booking) {
        return switch (booking) {
            case Booking.Booked(var entry, var points, var repeated) ->
                    new Outcome.Done(
                            entry.toString(), (repeated ? "booked before: " : "") + points);
            case Booking.Refused(var code, var reason) -> new Outcome.Refused(code, reason);
        };
    }
}
