package io.hongyan.core.message;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When nobody wants to be woken (免打扰时段), from {@code from} up to but not at {@code to}, over
 * midnight or not; equal ends mean never.
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    public static final QuietHours USUAL =
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0), CHINA);

    /** The moment itself, or the end of the quiet hours that it falls into. */
    public Instant after(Instant moment) {
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        if (!isQuiet(time)) {
            return moment;
        }
        var date = time.isBefore(to) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return date.atTime(to).atZone(zone).toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        return from.isAfter(to)
                ? !time.isBefore(from) || time.isBefore(to)
                : !time.isBefore(from) && time.isBefore(to);
    }
}
