package io.hongyan.kit;

import java.time.Duration;

/** How one attempt at an action ended, as the connector saw it. */
public sealed interface Outcome {

    /**
     * The other side took it.
     *
     * @param providerId the other side's own number for it; empty if it gave none
     * @param state in the other side's words or ours: accepted, delivered, paid, 待员工发送 …
     */
    record Done(String providerId, String state) implements Outcome {}

    /** The other side understood and said no; asking again would get the same answer. */
    record Refused(String code, String reason) implements Outcome {}

    /** Nothing happened yet; {@code pause} is the other side's wish and may be zero. */
    record NotNow(Duration pause, String reason) implements Outcome {}

    /**
     * It may or may not have happened (a time-out after sending). Look it up before trying again.
     */
    record Unknown(String reason) implements Outcome {}
}
