package io.hongyan.core.loyalty;

import io.hongyan.core.loyalty.Lot.Bucket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * One member's points (积分). Earned points are pending until the problem window ends; what expires
 * first is spent first; what must be given back and is gone becomes a debt, which the next points
 * pay. Every command gives the book after it and the moves that it made.
 */
public record PointsBook(List<Lot> lots, long debt) {

    public static final PointsBook EMPTY = new PointsBook(List.of(), 0);

    public PointsBook {
        lots = lots.stream().sorted(Comparator.comparing(Lot::id)).toList();
        if (debt < 0) {
            throw new IllegalArgumentException("a debt of less than nothing: " + debt);
        }
    }

    /**
     * Points that went from one place to another within a lot. A new lot's points come from
     * nowhere: both buckets are then the same.
     */
    public record Move(UUID lot, Bucket from, Bucket to, long points) {}

    /**
     * What a command did.
     *
     * @param points how many points it was about
     * @param debtChange what it added to the debt; negative when it paid some
     */
    public record Change(PointsBook after, List<Move> moves, long points, long debtChange) {

        public Change {
            moves = List.copyOf(moves);
        }
    }

    /** What a command may answer. */
    public sealed interface Answer {

        record Done(Change change) implements Answer {}

        record NotEnough(long available) implements Answer {}
    }

    public long available() {
        return sum(Bucket.AVAILABLE);
    }

    public long pending() {
        return sum(Bucket.PENDING);
    }

    public long sum(Bucket bucket) {
        return lots.stream().mapToLong(lot -> lot.in(bucket)).sum();
    }

    /** Earns points that wait for their confirmation. */
    public Change earn(UUID lot, String source, long points, LocalDate on) {
        var working = new Working(this);
        working.add(Lot.pending(lot, source, points, on));
        return working.change(points);
    }

    /**
     * Makes a lot's pending points good until the end of {@code expiresOn}; a debt is paid first.
     */
    public Change confirm(UUID lot, LocalDate expiresOn) {
        var working = new Working(this);
        var pending = working.lot(lot).pending();
        working.put(working.lot(lot).endingOn(expiresOn));
        working.move(lot, Bucket.PENDING, Bucket.AVAILABLE, pending);
        working.payDebt();
        return working.change(pending);
    }

    /** Sets points aside for an order: what expires first, then by lot. */
    public Answer hold(long points) {
        if (points > available()) {
            return new Answer.NotEnough(available());
        }
        var working = new Working(this);
        var left = points;
        for (var lot : inOrderOfExpiry()) {
            left -= working.take(lot.id(), Bucket.AVAILABLE, Bucket.HELD, left);
        }
        return new Answer.Done(working.change(points));
    }

    /** The order was paid: what was held is spent. */
    public Change commit(List<Move> held) {
        return moveAgain(held, Bucket.HELD, Bucket.SPENT);
    }

    /** The order came to nothing: what was held is free again. */
    public Change release(List<Move> held) {
        return moveAgain(held, Bucket.HELD, Bucket.AVAILABLE);
    }

    /**
     * Gives spent points back, the last that were taken first: they are good for longest.
     *
     * @param spent what the order spent and has not got back yet, in the order of the spending
     */
    public Change revert(List<Move> spent, long points) {
        var working = new Working(this);
        var left = points;
        for (var move : spent.reversed()) {
            var part = Math.min(left, move.points());
            left -= working.take(move.lot(), Bucket.SPENT, Bucket.AVAILABLE, part);
        }
        working.payDebt();
        return working.change(points - left);
    }

    /** Ends what was good until a day before {@code today}. What is held waits for its release. */
    public Change expire(LocalDate today) {
        var working = new Working(this);
        var total = 0L;
        for (var lot : inOrderOfExpiry()) {
            var end = lot.expiresOn();
            if (end != null && end.isBefore(today)) {
                total += working.take(lot.id(), Bucket.AVAILABLE, Bucket.EXPIRED, lot.available());
            }
        }
        return working.change(total);
    }

    /**
     * Takes back what a source should not have earned: from what is still pending of it, then from
     * its own points, then from others by expiry, then as debt. What expired unused is not taken a
     * second time, and nothing is taken twice for the same reason.
     *
     * @param due how many points the source has earned after all
     */
    public Change clawBackTo(String source, long due) {
        var working = new Working(this);
        var own = lots.stream().filter(lot -> lot.source().equals(source)).findFirst();
        if (own.isEmpty()) {
            return working.change(0);
        }
        var lot = own.get();
        var back = Math.max(0, lot.amount() - due - lot.takenBack() - lot.expired());
        working.put(lot.takingBack(back));
        var left = back - working.take(lot.id(), Bucket.PENDING, Bucket.CLAWED, back);
        left -= working.take(lot.id(), Bucket.AVAILABLE, Bucket.CLAWED, left);
        for (var other : inOrderOfExpiry()) {
            left -= working.take(other.id(), Bucket.AVAILABLE, Bucket.CLAWED, left);
        }
        working.debt += left;
        return working.change(back);
    }

    private Change moveAgain(List<Move> moves, Bucket from, Bucket to) {
        var working = new Working(this);
        var total = 0L;
        for (var move : moves) {
            total += working.take(move.lot(), from, to, move.points());
        }
        working.payDebt();
        return working.change(total);
    }

    private List<Lot> inOrderOfExpiry() {
        return lots.stream().sorted(Lot.FIRST_TO_EXPIRE).toList();
    }

    /** A book while a command works on it. */
    private static final class Working {

        private final List<Lot> lots;
        private final List<Move> moves = new ArrayList<>();
        private final long debtBefore;
        private long debt;

        Working(PointsBook book) {
            lots = new ArrayList<>(book.lots);
            debt = book.debt;
            debtBefore = book.debt;
        }

        Lot lot(UUID id) {
            return lots.stream()
                    .filter(lot -> lot.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no lot " + id));
        }

        void add(Lot lot) {
            lots.add(lot);
            moves.add(new Move(lot.id(), Bucket.PENDING, Bucket.PENDING, lot.amount()));
        }

        void put(Lot changed) {
            lots.replaceAll(lot -> lot.id().equals(changed.id()) ? changed : lot);
        }

        /** Moves as many as there are, at most {@code most}; says how many. */
        long take(UUID id, Bucket from, Bucket to, long most) {
            var points = Math.min(most, lot(id).in(from));
            move(id, from, to, points);
            return points;
        }

        void move(UUID id, Bucket from, Bucket to, long points) {
            if (points > 0) {
                put(lot(id).moved(from, to, points));
                moves.add(new Move(id, from, to, points));
            }
        }

        void payDebt() {
            for (var lot : lots.stream().sorted(Lot.FIRST_TO_EXPIRE).toList()) {
                debt -= take(lot.id(), Bucket.AVAILABLE, Bucket.CLAWED, debt);
            }
        }

        Change change(long points) {
            return new Change(new PointsBook(lots, debt), moves, points, debt - debtBefore);
        }
    }
}
