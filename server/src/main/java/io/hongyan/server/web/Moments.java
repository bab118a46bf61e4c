package io.hongyan.server.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Moments that a list is asked for. */
public final class Moments {

    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Moments() {}

    /** ISO-8601 with offset, or a day (its beginning in Asia/Shanghai); null when none is named. */
    public static @Nullable Instant find(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            // A plus sign that nobody escaped arrives as a blank.
            var plain = text.strip().replace(' ', '+');
            return plain.length() == 10
                    ? LocalDate.parse(plain).atStartOfDay(CHINA).toInstant()
                    : OffsetDateTime.parse(plain).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "type");
        }
    }
}
