package io.hongyan.core.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.core.loyalty.Lot.Bucket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PointsBookTest {

    static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Test
    void earnedPointsCannotBeSpentBeforeTheyAreConfirmed() {
        var book = PointsBook.EMPTY.earn(lot(1), "a", 100, DAY).after();

        assertThat(book.hold(1)).isEqualTo(new PointsBook.Answer.NotEnough(0));
        assertThat(book.confirm(lot(1), DAY).after().available()).isEqualTo(100);
    }

    @Test
    void whatExpiresFirstIsSpentFirst() {
        var book = good(good(PointsBook.EMPTY, 1, 50, DAY.plusDays(9)), 2, 50, DAY.plusDays(3));

        var held = ((PointsBook.Answer.Done) book.hold(70)).change();

        assertThat(held.moves())
                .containsExactly(
                        new PointsBook.Move(lot(2), Bucket.AVAILABLE, Bucket.HELD, 50),
                        new PointsBook.Move(lot(1), Bucket.AVAILABLE, Bucket.HELD, 20));
    }

    @Test
    void theLastDayIsStillGood() {
        var book = good(PointsBook.EMPTY, 1, 50, DAY);

        assertThat(book.expire(DAY).points()).isZero();
        assertThat(book.expire(DAY.plusDays(1)).points()).isEqualTo(50);
    }

    @Test
    void whatIsGoneIsOwedAndPaidByTheNextPoints() {
        var book = good(PointsBook.EMPTY, 1, 50, DAY.plusDays(9));
        var spent = ((PointsBook.Answer.Done) book.hold(50)).change();
        book = spent.after().commit(spent.moves()).after();

        book = book.clawBackTo("source-1", 20).after();
        assertThat(book.debt()).isEqualTo(30);
        assertThat(book.clawBackTo("source-1", 20).points()).isZero();
        book = good(book, 2, 40, DAY.plusDays(20));

        assertThat(book.debt()).isZero();
        assertThat(book.available()).isEqualTo(10);
    }

    @Test
    void aLotWhosePointsDoNotAddUpCannotExist() {
        assertThatThrownBy(() -> new Lot(lot(1), "s", 10, 1, 1, 1, 1, 1, 1, 0, DAY, null))
                .hasMessageContaining("do not add up");
    }

    @RepeatedTest(200)
    void noPointIsEverLostOrMadeUp(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var world = new World(random);

        for (int step = 0; step < 60; step++) {
            world.step();

            var book = world.book;
            assertThat(book.lots().stream().mapToLong(Lot::amount).sum()).isEqualTo(world.earned);
            assertThat(book.debt() == 0 || book.available() == 0)
                    .as("seed %s step %s", seed.getCurrentRepetition(), step)
                    .isTrue();
            assertThat(world.rebuilt).isEqualTo(world.bucketsByLot());
        }
    }

    private static PointsBook good(PointsBook book, int id, long points, LocalDate until) {
        return book.earn(lot(id), "source-" + id, points, DAY)
                .after()
                .confirm(lot(id), until)
                .after();
    }

    private static UUID lot(int no) {
        return new UUID(0, no);
    }

    /** A member who does anything at all; the moves alone must rebuild every lot. */
    private static final class World {

        private final Random random;
        private PointsBook book = PointsBook.EMPTY;
        private final Map<String, Long> rebuilt = new HashMap<>();
        private final List<List<PointsBook.Move>> held = new ArrayList<>();
        private final List<List<PointsBook.Move>> spent = new ArrayList<>();
        private long earned;
        private int lots;

        World(Random random) {
            this.random = random;
        }

        void step() {
            var day = DAY.plusDays(random.nextInt(40));
            switch (random.nextInt(8)) {
                case 0, 1 -> earn(day);
                case 2 -> ifAnyLot(id -> book.confirm(id, day.plusDays(20)));
                case 3 -> hold();
                case 4 -> settleHeld(true);
                case 5 -> settleHeld(false);
                case 6 -> take(book.expire(day));
                default ->
                        take(
                                book.clawBackTo(
                                        "source-" + random.nextInt(lots + 1), random.nextInt(50)));
            }
            if (!spent.isEmpty() && random.nextInt(5) == 0) {
                take(book.revert(spent.removeLast(), random.nextInt(40)));
            }
        }

        private void earn(LocalDate day) {
            lots++;
            var points = random.nextInt(1, 100);
            earned += points;
            take(book.earn(lot(lots), "source-" + lots, points, day));
        }

        private void ifAnyLot(java.util.function.Function<UUID, PointsBook.Change> command) {
            if (lots > 0) {
                take(command.apply(lot(random.nextInt(1, lots + 1))));
            }
        }

        private void hold() {
            if (book.hold(random.nextInt(1, 60))
                    instanceof PointsBook.Answer.Done(PointsBook.Change change)) {
                held.add(change.moves());
                take(change);
            }
        }

        private void settleHeld(boolean paid) {
            if (held.isEmpty()) {
                return;
            }
            var moves = held.removeLast();
            take(paid ? book.commit(moves) : book.release(moves));
            if (paid) {
                spent.add(moves);
            }
        }

        private void take(PointsBook.Change change) {
            book = change.after();
            for (var move : change.moves()) {
                if (move.from() != move.to()) {
                    rebuilt.merge(move.lot() + "/" + move.from(), -move.points(), Long::sum);
                }
                rebuilt.merge(move.lot() + "/" + move.to(), move.points(), Long::sum);
            }
            rebuilt.values().removeIf(points -> points == 0);
        }

        Map<String, Long> bucketsByLot() {
            var all = new HashMap<String, Long>();
            for (var lot : book.lots()) {
                for (var bucket : Bucket.values()) {
                    if (lot.in(bucket) != 0) {
                        all.put(lot.id() + "/" + bucket, lot.in(bucket));
                    }
                }
            }
            return all;
        }
    }
}
