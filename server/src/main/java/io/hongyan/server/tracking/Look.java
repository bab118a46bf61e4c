package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reason to look at one parcel: reports that came, an order that now holds it, news from another
 * subject, or a moment that was waited for.
 *
 * @param withdraws the source of {@code heard} takes back what it said before and says no more
 * @param takenBack withdrawals that were heard of before, elsewhere
 * @param bind the order that now holds the parcel; null when that does not change
 * @param news occurrences from elsewhere (a claim was paid) for this parcel's flows
 * @param due the moment that was waited for; null when this look has another reason
 */
public record Look(
        ParcelKey key,
        List<Heard> heard,
        boolean withdraws,
        List<Withdrawal> takenBack,
        @Nullable OrderName bind,
        List<Signal> news,
        @Nullable Instant due) {

    public Look {
        heard = List.copyOf(heard);
        takenBack = List.copyOf(takenBack);
        news = List.copyOf(news);
    }

    public static Look reports(ParcelKey key, List<Heard> heard, boolean withdraws) {
        return new Look(key, heard, withdraws, List.of(), null, List.of(), null);
    }

    /** All that another parcel was told, which turned out to be this one. */
    static Look merging(ParcelKey key, List<Heard> heard, List<Withdrawal> takenBack) {
        return new Look(key, heard, false, takenBack, null, List.of(), null);
    }

    public static Look binding(ParcelKey key, OrderName order) {
        return new Look(key, List.of(), false, List.of(), order, List.of(), null);
    }

    public static Look signal(ParcelKey key, Signal signal) {
        return new Look(key, List.of(), false, List.of(), null, List.of(signal), null);
    }

    public static Look timer(ParcelKey key, Instant due) {
        return new Look(key, List.of(), false, List.of(), null, List.of(), due);
    }

    /** An order, and what lists call it. */
    public record OrderName(UUID id, String shop, String number) {}

    /**
     * News from another subject.
     *
     * @param trigger wire name, for example {@code claim.paid}
     * @param occurrence the same for the same happening, whenever it is told
     * @param factsJson what it says besides, as a JSON object
     */
    public record Signal(String trigger, String occurrence, Instant at, String factsJson) {}
}
