package io.hongyan.core.action;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long to wait at most before attempt 2, 3, …; the list's end is the end of trying. The true
 * wait is a share of that (full jitter), so that a crowd that failed together does not come back
 * together. All times are world time.
 */
public record RetryPolicy(List<Duration> waits) {

    /** Fourteen tries more over about three days. */
    public static final RetryPolicy DAYS =
            new RetryPolicy(
                    List.of(
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(30),
                            Duration.ofMinutes(2),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(15),
                            Duration.ofMinutes(30),
                            Duration.ofHours(1),
                            Duration.ofHours(2),
                            Duration.ofHours(4),
                            Duration.ofHours(6),
                            Duration.ofHours(8),
                            Duration.ofHours(12),
                            Duration.ofHours(12),
                            Duration.ofHours(24)));

    /** For look-ups: who cannot say after these will never say. */
    public static final RetryPolicy LOOK_UPS =
            new RetryPolicy(
                    List.of(
                            Duration.ofSeconds(10),
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(30),
                            Duration.ofHours(1),
                            Duration.ofHours(3)));

    public RetryPolicy {
        waits = List.copyOf(waits);
    }

    /** What follows an attempt that did not settle it. */
    public sealed interface Step {

        record TryAt(Instant at) implements Step {}

        record LookUpAt(Instant at) implements Step {}

        record GiveUp() implements Step {}
    }

    /** Nothing happened: try again, not before the other side's wish. */
    public Step afterNotNow(Tried tried, Duration wish) {
        if (tried.attempt() > waits.size()) {
            return new Step.GiveUp();
        }
        var jittered = jittered(tried);
        return new Step.TryAt(tried.now().plus(longer(wish, jittered)));
    }

    /** It may have happened: look it up, never repeat it blindly. */
    public Step afterUnknown(Tried tried) {
        return tried.attempt() > waits.size()
                ? new Step.GiveUp()
                : new Step.LookUpAt(tried.now().plus(jittered(tried)));
    }

    private Duration jittered(Tried tried) {
        return waits.get(tried.attempt() - 1).multipliedBy(tried.luck()).dividedBy(Tried.MOST_LUCK);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /**
     * An attempt that is over.
     *
     * @param attempt from 1
     * @param luck the share of the wait that is taken, in thousandths
     */
    public record Tried(int attempt, int luck, Instant now) {

        public static final int MOST_LUCK = 1000;

        public Tried {
            if (attempt < 1 || luck < 0 || luck > MOST_LUCK) {
                throw new IllegalArgumentException("attempt " + attempt + ", luck " + luck);
            }
        }

        /** The luck of this action's attempt: the same wherever and whenever it is asked for. */
        public static Tried of(String key, int attempt, Instant now) {
            var mixed = (key.hashCode() * 31 + attempt) * 0x9E3779B9;
            return new Tried(attempt, Math.floorMod(mixed ^ (mixed >>> 15), MOST_LUCK + 1), now);
        }
    }
}
