package io.hongyan.sandbox.provider;

import java.time.Instant;
import java.util.Map;

/** One call from a provider to the merchant, and what became of it. */
public record Push(String id, String provider, String about, Letter letter, Fate fate) {

    /** What goes over the wire, byte for byte. */
    public record Letter(String url, String type, String body, Map<String, String> headers) {

        public Letter {
            headers = Map.copyOf(headers);
        }
    }

    /** How far it has come. */
    public record Fate(State state, int tries, int unreached, String answer, Instant at) {}

    /** Where a push ends. */
    public enum State {
        WAITING,
        TAKEN,
        GIVEN_UP
    }

    Push with(Fate next) {
        return new Push(id, provider, about, letter, next);
    }
}
