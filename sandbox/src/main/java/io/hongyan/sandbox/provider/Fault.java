package io.hongyan.sandbox.provider;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Something that goes wrong at one provider ({@code *}: at all) for a while. */
public record Fault(String id, String provider, Kind kind, double share, Instant until) {

    /** What goes wrong. */
    public enum Kind {
        DOWN,
        SLOW,
        DUPLICATE,
        DISORDER,
        FORGE,
        LOSE_ANSWER,
        THROTTLE,
        REFUSE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String wire) {
            return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
        }
    }
}
