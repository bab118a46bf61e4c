package io.hongyan.server.action;

import java.time.Duration;

/**
 * How the dispatcher works. All of it is machine time.
 *
 * @param batch actions claimed at once
 * @param lease how long a dead node's work stays untouched; kept alive while the work goes on
 * @param poll how often it looks without being woken
 * @param callTime what an outside call may take before it counts as unknown
 * @param perEndpoint calls at a time to one endpoint
 * @param perSecond calls a second to one endpoint
 * @param breakerRest how long a failing endpoint is left alone
 */
public record DispatcherConfig(
        int batch,
        Duration lease,
        Duration poll,
        Duration callTime,
        int perEndpoint,
        int perSecond,
        Duration breakerRest) {

    public static final DispatcherConfig USUAL =
            new DispatcherConfig(
                    256,
                    Duration.ofSeconds(30),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(30),
                    4,
                    50,
                    Duration.ofSeconds(10));

    public DispatcherConfig {
        if (batch < 1 || perEndpoint < 1 || perSecond < 1) {
            throw new IllegalArgumentException("batch and limits start at one");
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a lease takes a second or more");
        }
    }

    /** Alive leases are renewed this often. */
    Duration heartbeat() {
        return lease.dividedBy(3);
    }
}
