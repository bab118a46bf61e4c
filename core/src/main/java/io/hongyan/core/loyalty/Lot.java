package io.hongyan.core.loyalty;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that were earned together and expire together. Every point of it stands in exactly one of
 * six places.
 *
 * @param source what they were earned by; one lot for each
 * @param takenBack how much was taken back because of this source, wherever it was taken from
 * @param expiresOn the last day they are good for; null while pending
 */
public record Lot(
        UUID id,
        String source,
        long amount,
        long pending,
        long available,
        long held,
        long spent,
        long expired,
        long clawed,
        long takenBack,
        LocalDate earnedOn,
        @Nullable LocalDate expiresOn) {

    /** Where a point can stand. */
    public enum Bucket {
        PENDING,
        AVAILABLE,
        HELD,
        SPENT,
        EXPIRED,
        CLAWED
    }

    /** What expires first is spent first; then by id. What has no end yet comes last. */
    static final Comparator<Lot> FIRST_TO_EXPIRE =
            Comparator.comparing((Lot lot) -> endOf(lot)).thenComparing(Lot::id);

    public Lot {
        if (min(pending, available, held) < 0 || min(spent, expired, clawed) < 0) {
            throw new IllegalArgumentException("a lot with less than no points: " + id);
        }
        if (amount != pending + available + held + spent + expired + clawed) {
            throw new IllegalArgumentException("the points of lot " + id + " do not add up");
        }
    }

    static Lot pending(UUID id, String source, long points, LocalDate on) {
        return new Lot(id, source, points, points, 0, 0, 0, 0, 0, 0, on, null);
    }

    public long in(Bucket bucket) {
        return switch (bucket) {
            case PENDING -> pending;
            case AVAILABLE -> available;
            case HELD -> held;
            case SPENT -> spent;
            case EXPIRED -> expired;
            case CLAWED -> clawed;
        };
    }

    Lot moved(Bucket from, Bucket to, long points) {
        return new Lot(
                id,
                source,
                amount,
                after(Bucket.PENDING, from, to, points),
                after(Bucket.AVAILABLE, from, to, points),
                after(Bucket.HELD, from, to, points),
                after(Bucket.SPENT, from, to, points),
                after(Bucket.EXPIRED, from, to, points),
                after(Bucket.CLAWED, from, to, points),
                takenBack,
                earnedOn,
                expiresOn);
    }

    Lot endingOn(LocalDate day) {
        return new Lot(
                id, source, amount, pending, available, held, spent, expired, clawed, takenBack,
                earnedOn, day);
    }

    Lot takingBack(long more) {
        return new Lot(
                id,
                source,
                amount,
                pending,
                available,
                held,
                spent,
                expired,
                clawed,
                takenBack + more,
                earnedOn,
                expiresOn);
    }

    private long after(Bucket bucket, Bucket from, Bucket to, long points) {
        return in(bucket) - (bucket == from ? points : 0) + (bucket == to ? points : 0);
    }

    private static LocalDate endOf(Lot lot) {
        var end = lot.expiresOn;
        return end == null ? LocalDate.MAX : end;
    }

    private static long min(long a, long b, long c) {
        return Math.min(a, Math.min(b, c));
    }
}
