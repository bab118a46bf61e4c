package io.hongyan.core.aftersale;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/**
 * A running limit (倒计时). Hours count as they pass. Days are counted on the calendar of Shanghai:
 * the day it starts on is not counted, it ends at 24:00 of its last day, and if that is a day off
 * by law, of the next day that is none (Civil Code 201, 203). A pause moves the end by its length.
 *
 * @param rule the row that set it, with its version
 */
public record DeadlineClock(String name, String rule, Instant startedAt, Instant dueAt) {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** A time in which the clock stood still. */
    public record Pause(Instant from, Instant to) {}

    public static DeadlineClock start(PolicyRule rule, Instant at, Predicate<LocalDate> dayOff) {
        return new DeadlineClock(rule.clock(), rule.reference(), at, end(rule.limit(), at, dayOff));
    }

    /** The same clock, having stood still meanwhile; pauses do not overlap. */
    public DeadlineClock pausedFor(List<Pause> pauses) {
        var end = dueAt;
        for (var pause : pauses) {
            var from = pause.from.isBefore(startedAt) ? startedAt : pause.from;
            if (from.isBefore(end) && from.isBefore(pause.to)) {
                end = end.plus(Duration.between(from, pause.to));
            }
        }
        return new DeadlineClock(name, rule, startedAt, end);
    }

    /** What is left; negative once it has run out. */
    public Duration left(Instant now) {
        return Duration.between(now, dueAt);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(dueAt);
    }

    private static Instant end(PolicyRule.Limit limit, Instant at, Predicate<LocalDate> dayOff) {
        return switch (limit.unit()) {
            case HOURS -> at.plus(Duration.ofHours(limit.amount()));
            case DAYS ->
                    endOfDay(at.atZone(SHANGHAI).toLocalDate().plusDays(limit.amount()), dayOff);
        };
    }

    private static Instant endOfDay(LocalDate last, Predicate<LocalDate> dayOff) {
        var day = last;
        while (dayOff.test(day)) {
            day = day.plusDays(1);
        }
        return day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    }
}
