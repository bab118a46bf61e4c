package io.hongyan.server.tracking;

import io.hongyan.core.flow.Facts;
import io.hongyan.core.tracking.Carrier;
import io.hongyan.core.tracking.Carriers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What flows may know of a parcel at the moment of a decision, by the catalogue's names. */
final class ParcelFacts implements Facts {

    private final ParcelRecord parcel;
    private final ParcelTimes times;
    private final @Nullable Duration standard;
    private final @Nullable OrderFacts order;
    private final Set<String> tags;
    private final Carriers carriers;
    private final Instant now;

    ParcelFacts(
            Decided decided,
            @Nullable OrderFacts order,
            Set<String> tags,
            Carriers carriers,
            Instant now) {
        this.parcel = decided.after();
        this.times = ParcelTimes.of(decided.change().after().trail());
        this.standard = decided.lane().standard();
        this.order = order;
        this.tags = tags;
        this.carriers = carriers;
        this.now = now;
    }

    @Override
    public @Nullable Object get(String path) {
        return switch (path) {
            case "parcel.number" -> parcel.key().number();
            case "parcel.carrier" -> parcel.key().carrier();
            case "parcel.carrierName" ->
                    carriers.find(parcel.key().carrier())
                            .map(Carrier::nameZh)
                            .orElse(parcel.key().carrier());
            case "parcel.status" -> parcel.status();
            case "parcel.substatus" -> parcel.substatus();
            case "parcel.place" -> parcel.place();
            case "parcel.boundAt" -> parcel.boundAt();
            case "parcel.pickedUpAt" -> times.pickedUpAt();
            case "parcel.deliveredAt" -> times.deliveredAt();
            case "parcel.expectedAt" -> expectedAt();
            case "parcel.lateHours" -> lateHours();
            case "parcel.onTime" -> onTime();
            case "parcel.attempts" -> (long) times.attempts();
            case "parcel.tags" -> List.copyOf(tags);
            case "now" -> now;
            default -> path.startsWith("order.") ? ofOrder(path) : ofMember(path);
        };
    }

    private @Nullable Instant expectedAt() {
        var pickedUp = times.pickedUpAt();
        return pickedUp == null || standard == null ? null : pickedUp.plus(standard);
    }

    private @Nullable Instant arrivedAt() {
        var delivered = times.deliveredAt();
        var deposited = times.depositedAt();
        return delivered != null && deposited != null && deposited.isBefore(delivered)
                ? deposited
                : delivered;
    }

    private @Nullable Long lateHours() {
        var expected = expectedAt();
        if (expected == null) {
            return null;
        }
        var arrived = arrivedAt();
        var late = Duration.between(expected, arrived == null ? now : arrived);
        return Math.max(0, late.toHours());
    }

    private @Nullable Boolean onTime() {
        var expected = expectedAt();
        var arrived = arrivedAt();
        return expected == null || arrived == null ? null : !arrived.isAfter(expected);
    }

    private @Nullable Object ofOrder(String path) {
        if (order == null) {
            return null;
        }
        return switch (path) {
            case "order.id" -> order.id().toString();
            case "order.number" -> order.number();
            case "order.shop" -> order.shop();
            case "order.paid" -> order.paid();
            case "order.paidAt" -> order.paidAt();
            case "order.type" -> order.type();
            case "order.lines" -> order.lines();
            case "order.weight" -> order.weight();
            case "order.coupons" -> order.coupons();
            case "order.city" -> order.city();
            case "order.province" -> order.province();
            case "order.problemOpen" -> order.problemOpen();
            default -> null;
        };
    }

    private @Nullable Object ofMember(String path) {
        var member = order == null ? null : order.member();
        if (member == null) {
            return null;
        }
        return switch (path) {
            case "member.id" -> member.id().toString();
            case "member.tier" -> member.tier();
            case "member.orders" -> member.orders();
            case "member.spend365" -> member.spend365();
            case "member.onTimeThisMonth" -> member.onTimeThisMonth();
            case "member.points" -> member.points();
            case "member.marketing" -> member.marketing();
            default -> null;
        };
    }
}
