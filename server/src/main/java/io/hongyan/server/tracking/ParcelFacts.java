package io.hongyan.server.tracking;

import io.hongyan.core.flow.Facts;
import io.hongyan.core.tracking.Carrier;
import io.hongyan.core.tracking.Carriers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What flows may know of a parcel at the moment of a decision, by the catalogue's names. */
final class ParcelFacts implements Facts {

    private final ParcelRecord parcel;
    private final ParcelTimes times;
    private final @Nullable Duration standard;
    private final Map<String, Object> buyer;
    private final Carriers carriers;
    private final Instant now;

    ParcelFacts(Decided decided, Map<String, Object> buyer, Carriers carriers, Instant now) {
        this.parcel = decided.after();
        this.times = ParcelTimes.of(decided.change().after().trail());
        this.standard = decided.lane().standard();
        this.buyer = buyer;
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
            case "now" -> now;
            default -> buyer.get(path);
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
}
