package io.hongyan.sandbox.world;

import java.time.Instant;

/**
 * Something that falls due. Its key sorts by time, then by what it is about, so the order of work
 * never depends on the order in which it was planned.
 */
public record Task(Instant at, Kind kind, String ref) {

    /** What is to be done; of one moment the earlier letter comes first. */
    public enum Kind {
        STEP('a'),
        SHOP('b'),
        ORDER('c'),
        PUSH('d'),
        RECEIPT('e'),
        CONFIRM('f'),
        PAYOUT('g'),
        DELIVER('h');

        private final char turn;

        Kind(char turn) {
            this.turn = turn;
        }
    }

    public static String prefix(Instant at, Kind kind) {
        return "%012d|%s-%s|".formatted(at.getEpochSecond(), kind.turn, kind);
    }

    public String key() {
        return prefix(at, kind) + ref;
    }
}
