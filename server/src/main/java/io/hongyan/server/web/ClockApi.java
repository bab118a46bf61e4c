package io.hongyan.server.web;

import io.hongyan.server.platform.WorldClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** World time: everybody may read it; it is set in the demo and in tests only. */
@RestController
@RequestMapping("/api/v1/clock")
final class ClockApi {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double FASTEST = 1_000_000;

    private final WorldClock clock;
    private final ObjectProvider<ClockKeeper> keeper;
    private final @Nullable URI worldUrl;

    ClockApi(WorldClock clock, ObjectProvider<ClockKeeper> keeper, @Nullable URI worldUrl) {
        this.clock = clock;
        this.keeper = keeper;
        this.worldUrl = worldUrl;
    }

    /**
     * World time.
     *
     * @param left null unless something that is due was not done in time
     */
    record ClockView(
            Instant now,
            double speed,
            boolean paused,
            boolean isSystem,
            @Nullable URI worldUrl,
            ClockKeeper.@Nullable Left left) {}

    record ClockForm(@Nullable Instant now, @Nullable Double speed, @Nullable Boolean paused) {}

    @GetMapping
    @Allowed
    ClockView get() {
        return view(null);
    }

    /** 200 once everything due by then has happened; after ten seconds 202 with what is left. */
    @PutMapping
    @Allowed(Role.OPERATOR)
    ResponseEntity<ClockView> set(@RequestBody ClockForm form) {
        var setter = keeper.getIfAvailable();
        if (clock.isSystem() || setter == null) {
            throw Problem.of(409, "clock.system");
        }
        var speed = form.speed == null ? clock.speed() : form.speed;
        if (!(speed >= 0 && speed <= FASTEST)) {
            throw Problem.invalid("speed", "clock.speed", (long) FASTEST);
        }
        var now = form.now == null ? clock.instant() : form.now;
        var left = setter.set(now, Boolean.TRUE.equals(form.paused) ? 0 : speed, PATIENCE);
        return ResponseEntity.status(left.isNothing() ? 200 : 202)
                .body(view(left.isNothing() ? null : left));
    }

    private ClockView view(ClockKeeper.@Nullable Left left) {
        var speed = clock.isSystem() ? 1 : clock.speed();
        return new ClockView(clock.instant(), speed, speed == 0, clock.isSystem(), worldUrl, left);
    }
}
