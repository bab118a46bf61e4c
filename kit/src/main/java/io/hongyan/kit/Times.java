package io.hongyan.kit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that vendors write. A time without a zone is Beijing time (Asia/Shanghai). One
 * that can't be read is null: the caller quarantines the item it belongs to.
 */
public final class Times {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter USUAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Times() {}

    /** The time as most Chinese vendors write it. */
    public static String usual(Instant at) {
        return USUAL.format(at.atZone(SHANGHAI));
    }

    /**
     * {@code 2026-11-20 17:48:45} with or without seconds, fraction (any number of digits), {@code
     * T}, slashes, one-digit months, offset; {@code 20261120174845}; seconds or milliseconds since
     * 1970.
     */
    public static @Nullable Instant read(String text) {
        var time = text.strip();
        try {
            return isAllDigits(time) ? ofDigits(time) : new Reader(time).read();
        } catch (DateTimeException | ArithmeticException e) {
            return null; // 31 February, hour 25, a year without end
        }
    }

    private static boolean isAllDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static @Nullable Instant ofDigits(String digits) {
        return switch (digits.length()) {
            case 10 -> Instant.ofEpochSecond(Long.parseLong(digits));
            case 13 -> Instant.ofEpochMilli(Long.parseLong(digits));
            case 14 ->
                    LocalDateTime.of(
                                    Integer.parseInt(digits, 0, 4, 10),
                                    Integer.parseInt(digits, 4, 6, 10),
                                    Integer.parseInt(digits, 6, 8, 10),
                                    Integer.parseInt(digits, 8, 10, 10),
                                    Integer.parseInt(digits, 10, 12, 10),
                                    Integer.parseInt(digits, 12, 14, 10))
                            .atZone(SHANGHAI)
                            .toInstant();
            default -> null;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Walks over one text from left to right; a missing number is -1. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        @Nullable Instant read() {
            int year = number(4);
            skipOne("-/.年");
            int month = number(2);
            skipOne("-/.月");
            int day = number(2);
            skipOne("日");
            skipOne("T ");
            while (peek() == ' ') {
                at++;
            }
            int hour = number(2);
            skipOne(":");
            int minute = number(2);
            int second = skipOne(":") ? number(2) : 0;
            int nanos = skipOne(".,") ? fraction() : 0;
            if (year < 1970 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0) {
                return null;
            }
            return instant(LocalDateTime.of(year, month, day, hour, minute, second, nanos));
        }

        private @Nullable Instant instant(LocalDateTime local) {
            if (at == text.length()) {
                // China has kept one offset since 1992; before that only the zone's rules know.
                return local.getYear() >= 1992
                        ? local.toInstant(BEIJING)
                        : local.atZone(SHANGHAI).toInstant();
            }
            return local.atZone(ZoneId.of(text.substring(at).strip())).toInstant();
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private boolean skipOne(String anyOf) {
            if (at < text.length() && anyOf.indexOf(text.charAt(at)) >= 0) {
                at++;
                return true;
            }
            return false;
        }

        private int number(int digitsAtMost) {
            int value = 0;
            int start = at;
            while (at - start < digitsAtMost && isDigit(peek())) {
                value = value * 10 + (peek() - '0');
                at++;
            }
            return at == start ? -1 : value;
        }

        /** Any number of digits; what is finer than a microsecond, no table keeps. */
        private int fraction() {
            int nanos = 0;
            int digits = 0;
            while (isDigit(peek())) {
                if (digits < 6) {
                    nanos = nanos * 10 + (peek() - '0');
                    digits++;
                }
                at++;
            }
            while (digits++ < 9) {
                nanos *= 10;
            }
            return nanos;
        }
    }
}
