package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.PointsBook;
import io.hongyan.core.loyalty.PointsBook.Move;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The ledger of points. Each command has a key and is carried out once, under the member's lock;
 * the same key gives the same answer, with another content a refusal.
 */
public final class PointsLedger {

    /** The problem window: points are pending for so long. */
    public static final Duration WINDOW = Duration.ofDays(7);

    static final int GOOD_FOR_DAYS = 365;

    private final Ids ids;
    private final Timers timers;

    public PointsLedger(Ids ids, Timers timers) {
        this.ids = ids;
        this.timers = timers;
    }

    /** What a command came to. */
    public sealed interface Booking {

        /**
         * It stands in the ledger.
         *
         * @param repeated it stood there before
         */
        record Booked(UUID entry, long points, boolean repeated) implements Booking {}

        record Refused(String code, String reason) implements Booking {}
    }

    /**
     * Points to be earned.
     *
     * @param source one lot for each
     * @param confirmAt when the problem window ends
     * @param about the parcel or order that it is about; empty for none
     * @param why the calculation
     */
    public record Earning(
            String key,
            String source,
            long points,
            String rule,
            Instant confirmAt,
            String about,
            Map<String, ?> why) {}

    /** Points for an order: held, spent, freed or given back. */
    public record Spending(String key, String order, long points) {}

    private sealed interface Result {

        record Changed(PointsBook.Change change) implements Result {}

        record No(String code, String reason) implements Result {}
    }

    private record Step(PointsBook before, PointsBook.Change change) {}

    @FunctionalInterface
    private interface Command {

        Result run(PointsBook book) throws SQLException;
    }

    /** Earned points wait for the end of the problem window. */
    public Booking earn(Connection c, Account account, Earning earning, Instant now)
            throws SQLException {
        if (earning.points <= 0) {
            return new Booking.Refused("NOTHING", "there is nothing to earn");
        }
        var lot = ids.next();
        var entry =
                new PointsStore.Entry(
                        ids.next(),
                        "EARN_PENDING",
                        earning.key,
                        Hashes.of(account.member(), earning.source, earning.points),
                        earning.about,
                        earning.rule,
                        "",
                        earning.why);
        var booking =
                book(
                        c,
                        account,
                        entry,
                        book ->
                                earnedBefore(book, earning.source)
                                        ? new Result.No("EARNED_BEFORE", earning.source)
                                        : changed(
                                                book.earn(
                                                        lot,
                                                        earning.source,
                                                        earning.points,
                                                        day(now))),
                        now);
        if (booking instanceof Booking.Booked(_, _, var repeated) && !repeated) {
            timers.confirm(
                    c, account, new Timers.Confirm(lot, earning.about, 0), earning.confirmAt);
        }
        return booking;
    }

    private static boolean earnedBefore(PointsBook book, String source) {
        return book.lots().stream().anyMatch(lot -> lot.source().equals(source));
    }

    /** The problem window is over: the lot's points are good for a year. */
    public Booking confirm(Connection c, Account account, UUID lot, Instant now)
            throws SQLException {
        var until = day(now).plusDays(GOOD_FOR_DAYS);
        var booking =
                book(
                        c,
                        account,
                        entry("EARN_CONFIRM", "confirm:" + lot, lot.toString()),
                        book ->
                                book.lots().stream().noneMatch(l -> l.id().equals(lot))
                                        ? new Result.No("NO_LOT", lot.toString())
                                        : changed(book.confirm(lot, until)),
                        now);
        if (booking instanceof Booking.Booked(_, var points, var repeated)
                && !repeated
                && points > 0) {
            timers.expire(c, account, until.plusDays(1));
        }
        return booking;
    }

    /** Ends what was good until the day before. */
    public Booking expire(Connection c, Account account, Instant now) throws SQLException {
        var today = day(now);
        return book(
                c,
                account,
                entry("EXPIRE", "expire:" + today + ":" + account.member(), today.toString()),
                book -> changed(book.expire(today)),
                now);
    }

    /**
     * Takes back what a source should not have earned; {@code due} is what it has earned after all.
     */
    public Booking clawBack(Connection c, Account account, Claw claw, Instant now)
            throws SQLException {
        var entry =
                new PointsStore.Entry(
                        ids.next(),
                        "CLAWBACK",
                        claw.key,
                        Hashes.of(account.member(), claw.source, claw.due),
                        claw.source,
                        "",
                        "",
                        Map.of("reason", claw.reason));
        return book(
                c, account, entry, book -> changed(book.clawBackTo(claw.source, claw.due)), now);
    }

    /** What is taken back, and why. */
    public record Claw(String key, String source, long due, String reason) {}

    /** Sets points aside for an order. */
    public Booking hold(Connection c, Account account, Spending spending, Instant now)
            throws SQLException {
        return book(
                c,
                account,
                entry("SPEND_HOLD", spending),
                book ->
                        switch (book.hold(spending.points)) {
                            case PointsBook.Answer.Done(var change) -> changed(change);
                            case PointsBook.Answer.NotEnough(var available) ->
                                    new Result.No("NOT_ENOUGH", "available: " + available);
                        },
                now);
    }

    /** The order was paid. */
    public Booking commit(Connection c, Account account, Spending spending, Instant now)
            throws SQLException {
        return settle(c, account, spending, "SPEND_COMMIT", now);
    }

    /** The order came to nothing. */
    public Booking release(Connection c, Account account, Spending spending, Instant now)
            throws SQLException {
        return settle(c, account, spending, "SPEND_RELEASE", now);
    }

    private Booking settle(
            Connection c, Account account, Spending spending, String type, Instant now)
            throws SQLException {
        return book(
                c,
                account,
                entry(type, spending),
                book -> {
                    var held = PointsStore.moves(c, account, "SPEND_HOLD", spending.order);
                    if (held.isEmpty() || isSettled(c, account, spending.order)) {
                        return new Result.No("NOT_HELD", spending.order);
                    }
                    return changed(
                            type.equals("SPEND_COMMIT") ? book.commit(held) : book.release(held));
                },
                now);
    }

    private static boolean isSettled(Connection c, Account account, String order)
            throws SQLException {
        return !PointsStore.moves(c, account, "SPEND_COMMIT", order).isEmpty()
                || !PointsStore.moves(c, account, "SPEND_RELEASE", order).isEmpty();
    }

    /** The order was given back, whole or in part: so were the points that it spent. */
    public Booking revert(Connection c, Account account, Spending spending, Instant now)
            throws SQLException {
        return book(
                c,
                account,
                entry("SPEND_REVERT", spending),
                book ->
                        changed(
                                book.revert(
                                        stillSpent(c, account, spending.order), spending.points)),
                now);
    }

    private static List<Move> stillSpent(Connection c, Account account, String order)
            throws SQLException {
        var back = new HashMap<UUID, Long>();
        for (var move : PointsStore.moves(c, account, "SPEND_REVERT", order)) {
            if (move.from() == io.hongyan.core.loyalty.Lot.Bucket.SPENT) {
                back.merge(move.lot(), move.points(), Long::sum);
            }
        }
        var left = new ArrayList<Move>();
        for (var move : PointsStore.moves(c, account, "SPEND_COMMIT", order)) {
            var gone = Math.min(move.points(), back.getOrDefault(move.lot(), 0L));
            back.merge(move.lot(), -gone, Long::sum);
            left.add(new Move(move.lot(), move.from(), move.to(), move.points() - gone));
        }
        return left;
    }

    private PointsStore.Entry entry(String type, Spending spending) {
        return new PointsStore.Entry(
                ids.next(),
                type,
                spending.key,
                Hashes.of(type, spending.order, spending.points),
                spending.order,
                "",
                "",
                Map.of());
    }

    private PointsStore.Entry entry(String type, String key, String reference) {
        return new PointsStore.Entry(
                ids.next(), type, key, Hashes.of(type, reference), reference, "", "", Map.of());
    }

    private static Booking book(
            Connection c, Account account, PointsStore.Entry entry, Command command, Instant now)
            throws SQLException {
        var member = MemberStore.lock(c, account.merchant(), account.member()).orElse(null);
        if (member == null) {
            return new Booking.Refused("NO_MEMBER", account.member().toString());
        }
        var known = known(c, account, entry);
        if (known.isPresent()) {
            return known.get();
        }
        var before = new PointsBook(PointsStore.lots(c, account), member.balance().debt());
        return switch (command.run(before)) {
            case Result.No(var code, var reason) -> new Booking.Refused(code, reason);
            case Result.Changed(var change) -> {
                write(c, account, entry, new Step(before, change), now);
                var after = change.after();
                var balance =
                        new MemberRow.Balance(after.available(), after.pending(), after.debt());
                if (!balance.equals(member.balance())) {
                    MemberStore.save(c, member.with(balance), now);
                }
                yield new Booking.Booked(entry.id(), change.points(), false);
            }
        };
    }

    private static Optional<Booking> known(Connection c, Account account, PointsStore.Entry entry)
            throws SQLException {
        return PointsStore.find(c, account.merchant(), entry.key())
                .map(known ->
                        known.hash().equals(entry.hash())
                                ? new Booking.Booked(known.id(), known.points(), true)
                                : new Booking.Refused("IDEMPOTENCY_MISMATCH", entry.key()));
    }

    private static void write(
            Connection c, Account account, PointsStore.Entry entry, Step step, Instant now)
            throws SQLException {
        var old = step.before.lots();
        for (var lot : step.change.after().lots()) {
            if (!old.contains(lot)) {
                PointsStore.put(c, account, lot, entry.rule());
            }
        }
        PointsStore.add(c, account, entry, step.change, now);
    }

    private static Result changed(PointsBook.Change change) {
        return new Result.Changed(change);
    }

    static LocalDate day(Instant now) {
        return now.atZone(Members.SHANGHAI).toLocalDate();
    }
}
