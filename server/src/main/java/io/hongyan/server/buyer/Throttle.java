package io.hongyan.server.buyer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls a minute of one caller on this node: enough to read, too few to harvest. */
final class Throttle {

    private final int most;
    private final Cache<String, AtomicInteger> calls =
            Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    Throttle(int most) {
        this.most = most;
    }

    boolean take(String who) {
        return calls.get(who, _ -> new AtomicInteger()).incrementAndGet() <= most;
    }
}
