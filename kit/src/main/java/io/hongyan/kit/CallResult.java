package io.hongyan.kit;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How far a call got. */
public sealed interface CallResult {

    /**
     * An answer came.
     *
     * @param headers names in lower case
     */
    @SuppressWarnings("ArrayRecordComponent") // an answer's bytes; nobody compares answers
    record Answer(int status, Map<String, String> headers, byte[] body) implements CallResult {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "Answer " + status;
        }
    }

    /** Nothing left this machine: trying again is harmless. */
    record NotSent(String reason) implements CallResult {}

    /** It left, or may have; no answer came. */
    record MaybeSent(String reason) implements CallResult {}
}
