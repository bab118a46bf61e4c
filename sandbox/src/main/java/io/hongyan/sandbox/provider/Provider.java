package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One provider, as seen from the merchant's side of the wire. */
interface Provider {

    String name();

    /** Answers a call; its path has lost the provider's prefix. Called inside a change. */
    Answer answer(Call call, Note note);

    /** How this provider says that one asks too often. */
    default Answer throttled(Call call) {
        return Answer.text(429, "too many requests");
    }

    /** How this provider says no for reasons of its own. */
    default Answer refused(Call call) {
        return Answer.text(403, "refused");
    }

    /** Whether the merchant's answer to a push counts as taken. */
    default boolean takes(int status, String body) {
        return status == 200;
    }

    /** The letter as it leaves in a try that begins now; some sign their time anew. */
    default Push.Letter leaving(Push.Letter letter, Instant now) {
        return letter;
    }

    /** The waits before a push is tried again. */
    default List<Duration> again() {
        return List.of();
    }
}
