package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Report;
import java.nio.charset.StandardCharsets;

/** What of a report is sealed: its words and its place, in one piece. */
public final class SealedWords {

    private static final char BETWEEN = '\u001f';

    private SealedWords() {}

    static byte[] write(Report report) {
        return (report.place().replace(BETWEEN, ' ') + BETWEEN + report.text())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The report again: its codes from the row, its words from what the vault opened. */
    public static Report read(Report codes, byte[] opened) {
        var words = new String(opened, StandardCharsets.UTF_8);
        int between = words.indexOf(BETWEEN);
        return new Report(
                codes.source(),
                codes.at(),
                codes.code(),
                words.substring(between + 1),
                words.substring(0, Math.max(0, between)));
    }
}
