package io.hongyan.kit;

import java.time.Duration;

/** Hears about every call that a connector makes, with secrets and phones already masked. */
@FunctionalInterface
public interface CallLog {

    CallLog NONE = _ -> {};

    void record(Entry entry);

    /**
     * One call and how it ended.
     *
     * @param status of the answer; 0 if none came
     * @param reason why none came; empty if one did
     */
    record Entry(
            String connector,
            String method,
            String address,
            String request,
            int status,
            String answer,
            String reason,
            Duration took) {}
}
