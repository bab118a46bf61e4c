package io.hongyan.server.action;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** The lanes of this node, one an endpoint. */
final class Lanes {

    private static final int CALLS_WATCHED = 10;
    private static final int CALLS_BEFORE_JUDGING = 5;

    private final DispatcherConfig config;
    private final CircuitBreakerConfig breaker;
    private final Map<String, Lane> byEndpoint = new ConcurrentHashMap<>();

    Lanes(DispatcherConfig config) {
        this.config = config;
        this.breaker =
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(CALLS_WATCHED)
                        .minimumNumberOfCalls(CALLS_BEFORE_JUDGING)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(config.breakerRest())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build();
    }

    Lane of(String endpoint, IntSupplier ownLimit) {
        return byEndpoint.computeIfAbsent(endpoint, name -> make(name, ownLimit.getAsInt()));
    }

    private Lane make(String endpoint, int ownLimit) {
        return new Lane(
                endpoint,
                CircuitBreaker.of(endpoint, breaker),
                config.perEndpoint(),
                ownLimit > 0 ? ownLimit : config.perSecond());
    }

    /** For whom nothing should be claimed now. */
    Set<String> shut() {
        return all().stream()
                .filter(Lane::isShut)
                .map(Lane::endpoint)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who does not answer for the time being. */
    Set<String> shutByBreaker() {
        return all().stream()
                .filter(Lane::isResting)
                .map(Lane::endpoint)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who is coming back. */
    Set<String> recovering() {
        return all().stream()
                .filter(Lane::isRecovering)
                .map(Lane::endpoint)
                .collect(Collectors.toUnmodifiableSet());
    }

    void caughtUp() {
        all().forEach(Lane::caughtUp);
    }

    void probe() {
        all().forEach(Lane::probe);
    }

    Collection<Lane> all() {
        return byEndpoint.values();
    }
}
