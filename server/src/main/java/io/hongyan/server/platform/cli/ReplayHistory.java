package io.hongyan.server.platform.cli;

import io.hongyan.core.tracking.Report;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One recorded history: a line of JSON with {@code id, carrier, number, events[]}, each event with
 * its {@code time} (or {@code date} and {@code time}) and {@code text} (or {@code description}).
 *
 * @param reports the oldest first
 * @param unread events without a time that we understand
 * @param partial the source shows only part of it, so that silence at its end says nothing
 */
record ReplayHistory(
        String id,
        String carrier,
        String number,
        List<Report> reports,
        int unread,
        boolean partial) {

    static final String SOURCE = "replay";

    /** Beijing's, which carriers here write without saying so. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?.*");

    ReplayHistory {
        reports = List.copyOf(reports);
    }

    /**
     * @throws IllegalArgumentException if the line is no history; the message says why
     */
    static ReplayHistory of(String line) {
        JsonNode root;
        try {
            root = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.path("events").isArray()) {
            throw new IllegalArgumentException("no events");
        }
        var reports = new ArrayList<Report>();
        int unread = 0;
        for (var event : root.path("events")) {
            var at = timeOf(event);
            if (at == null) {
                unread++;
            } else {
                reports.add(
                        new Report(
                                SOURCE,
                                at,
                                "",
                                either(event, "text", "description"),
                                either(event, "place", "location")));
            }
        }
        reports.sort(Comparator.comparing(Report::at));
        return new ReplayHistory(
                root.path("id").asString(""),
                root.path("carrier").asString(""),
                root.path("number").asString(""),
                reports,
                unread,
                root.path("partial").asBoolean(false));
    }

    private static String either(JsonNode event, String one, String other) {
        var text = event.path(one).asString("");
        return text.isEmpty() ? event.path(other).asString("") : text;
    }

    private static @org.jspecify.annotations.Nullable Instant timeOf(JsonNode event) {
        var date = event.path("date").asString("");
        var time = event.path("time").asString(event.path("at").asString(""));
        try {
            if (!date.isEmpty()) {
                return LocalDate.parse(date).atTime(clock(time)).atZone(ZONE).toInstant();
            }
            var written = time.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+", "$1T");
            if (written.matches(".*([+-]\\d{2}:\\d{2}|Z)")) {
                return OffsetDateTime.parse(written).toInstant();
            }
            var cut = written.indexOf('T');
            return LocalDate.parse(cut < 0 ? written : written.substring(0, cut))
                    .atTime(clock(cut < 0 ? "" : written.substring(cut + 1)))
                    .atZone(ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time of day by 24 hours, whatever stands behind it; midnight where none is given. */
    private static LocalTime clock(String text) {
        var found = CLOCK.matcher(text.strip());
        if (!found.matches()) {
            return LocalTime.MIDNIGHT;
        }
        var hour = Integer.parseInt(found.group(1));
        var late = text.toUpperCase(java.util.Locale.ROOT).contains("PM") && hour < 12;
        var second = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        return LocalTime.of(late ? hour + 12 : hour, Integer.parseInt(found.group(2)), second);
    }
}
