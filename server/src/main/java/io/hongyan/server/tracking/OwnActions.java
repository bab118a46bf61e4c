package io.hongyan.server.tracking;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.base.JsonText;
import io.hongyan.core.tracking.Change;
import io.hongyan.core.tracking.MilestoneKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a parcel's news without any flow: a bound waybill is subscribed, a silent
 * source is asked, a delivery is counted for its member.
 */
final class OwnActions {

    private OwnActions() {}

    static List<Action> of(Decided decided, Map<String, Object> buyer, Instant now) {
        var actions = new ArrayList<Action>();
        if (decided.bound() != null) {
            actions.add(action(decided, "subscribe", "watch", "bound#1", now));
        }
        var due = decided.due();
        if (due != null && PullSchedule.isPull(decided.after(), due)) {
            actions.add(action(decided, "pull", "watch", "silent#" + due.getEpochSecond(), now));
        }
        for (var reached : decided.reached()) {
            if (buyer.containsKey("member.id") && isCounted(reached)) {
                actions.add(count(decided, buyer, reached, now));
            }
        }
        return actions;
    }

    /** Deliveries and their reversals are history that members' books keep, however late. */
    static boolean isCounted(Change.Reached reached) {
        return switch (reached.milestone().kind()) {
            case DELIVERED, DELIVERY_REVERSED -> true;
            case BOUND, PICKED_UP, MOVING, REACHED_CITY, IN_CUSTOMS, CLEARED -> false;
            case OUT_FOR_DELIVERY, DEPOSITED, DELIVERY_FAILED -> false;
            case TURNED_BACK, RETURNED, CANCELLED -> false;
        };
    }

    private static Action action(
            Decided decided, String kind, String purpose, String occurrence, Instant now) {
        var parcel = decided.after();
        var subject = Subject.parcel(parcel.id());
        var body = new LinkedHashMap<String, Object>();
        body.put("parcel", parcel.id().toString());
        body.put("carrier", parcel.key().carrier());
        body.put("number", parcel.key().number());
        if (parcel.order() != null) {
            body.put("order", parcel.order().toString());
        }
        return new Action(
                kind,
                subject,
                purpose + "/" + subject.wireName() + "/" + occurrence + "/" + kind,
                JsonText.of(body),
                now,
                null,
                Guard.NONE,
                "{}");
    }

    private static Action count(
            Decided decided, Map<String, Object> buyer, Change.Reached reached, Instant now) {
        var times = ParcelTimes.of(decided.change().after().trail());
        var subject =
                new Subject(
                        SubjectKind.MEMBER,
                        UUID.fromString(String.valueOf(buyer.get("member.id"))));
        var body = new LinkedHashMap<String, Object>();
        body.put("parcel", decided.after().id().toString());
        body.put("order", String.valueOf(buyer.get("order.id")));
        body.put("carrier", decided.after().key().carrier());
        body.put("fromCity", decided.after().origin());
        body.put("toCity", String.valueOf(buyer.getOrDefault("order.city", "")));
        put(body, "pickedUpAt", times.pickedUpAt());
        put(body, "signedAt", times.deliveredAt());
        put(body, "depositedAt", times.depositedAt());
        body.put("reversed", reached.milestone().kind() == MilestoneKind.DELIVERY_REVERSED);
        return new Action(
                "delivered-count",
                subject,
                "on-time/"
                        + Subject.parcel(decided.after().id()).wireName()
                        + "/"
                        + reached.milestone().id()
                        + "/count",
                JsonText.of(body),
                now,
                null,
                Guard.NONE,
                "{}");
    }

    private static void put(Map<String, Object> body, String name, @Nullable Instant at) {
        if (at != null) {
            body.put(name, at.toString());
        }
    }
}
