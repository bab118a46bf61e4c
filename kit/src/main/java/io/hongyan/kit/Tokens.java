package io.hongyan.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Access tokens that a provider gives for a while. Nothing is lost with them: a token that is gone
 * is fetched again.
 */
public final class Tokens {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Map<String, Token> known = new ConcurrentHashMap<>();

    /** A token, or why there is none. */
    public sealed interface Fetched {}

    public record Token(String value, Instant until) implements Fetched {

        @Override
        public String toString() {
            return "Token until " + until;
        }
    }

    public record None(Outcome outcome) implements Fetched {}

    /** The token of these credentials, fetched if there is none or it is about to end. */
    public Fetched get(String credentials, Instant now, Supplier<Fetched> fetch) {
        var token = known.get(credentials);
        if (token != null && token.until().minus(MARGIN).isAfter(now)) {
            return token;
        }
        var fetched = fetch.get();
        if (fetched instanceof Token fresh) {
            known.put(credentials, fresh);
        }
        return fetched;
    }

    /** The provider does not take this token any more. */
    public void forget(String credentials, Token token) {
        known.remove(credentials, token);
    }
}
