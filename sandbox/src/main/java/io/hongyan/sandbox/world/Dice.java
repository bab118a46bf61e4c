package io.hongyan.sandbox.world;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Chance that can be repeated: each purpose has a stream of its own, named by the seed and by
 * words, so nothing depends on the order in which things are asked for.
 */
public final class Dice {

    private Dice() {}

    public static SplittableRandom of(long seed, String purpose, Object... about) {
        var hash = mix(0xcbf29ce484222325L ^ seed, purpose);
        for (var part : about) {
            hash = mix(hash, String.valueOf(part));
        }
        return new SplittableRandom(hash);
    }

    /** A span with this median; one in six is longer than {@code median * e^sigma}. */
    public static Duration span(SplittableRandom dice, Duration median, double sigma) {
        var factor = Math.exp(sigma * Math.clamp(dice.nextGaussian(), -2.5, 2.5));
        return Duration.ofSeconds(Math.round(median.toSeconds() * factor));
    }

    static boolean chance(SplittableRandom dice, double share) {
        return dice.nextDouble() < share;
    }

    private static long mix(long start, String text) {
        var hash = start;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ '/') * 0x100000001b3L;
    }
}
