package io.hongyan.sandbox.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The time of day that carriers write: Beijing's, without a zone. */
public final class Beijing {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Beijing() {}

    /** {@code 2026-11-22 10:00:00}. */
    public static String plain(Instant at) {
        return PLAIN.format(at.atZone(ZONE));
    }

    /** {@code 2026-11-22T10:00:00+08:00}. */
    public static String iso(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(ZONE).truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime());
    }

    public static LocalDate date(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    public static YearMonth month(Instant at) {
        return YearMonth.from(date(at));
    }

    /** The first moment from {@code at} on that lies between the two times of a day. */
    static Instant within(Instant at, LocalTime from, LocalTime to) {
        ZonedDateTime local = at.atZone(ZONE);
        var time = local.toLocalTime();
        if (time.isBefore(from)) {
            return local.with(from).toInstant();
        }
        if (time.isBefore(to)) {
            return at;
        }
        return local.plusDays(1).with(from).toInstant();
    }
}
