package io.hongyan.kit;

import io.hongyan.core.tracking.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * The scans of one waybill while a push or an answer is being read. A scan without a readable time
 * becomes a {@link Notice.Unusable} of its own; more than 500 make the whole waybill one.
 */
public final class Scans {

    /** More reports than this in one waybill are no history but a mistake or an attack. */
    public static final int MOST = 500;

    private static final int RAW_LIMIT = 2_000;

    private final String source;
    private final List<Report> reports = new ArrayList<>(16);
    private final List<Notice> unusable = new ArrayList<>(0);
    private int seen;

    public Scans(String source) {
        this.source = source;
    }

    /** One scan as the source wrote it. */
    public void add(String time, String code, String text, String place) {
        if (++seen > MOST) {
            return;
        }
        var at = Times.read(time);
        if (at == null) {
            var reason =
                    time.isEmpty() ? "a scan without a time" : "time " + time + " can't be read";
            unusable.add(new Notice.Unusable("", reason, raw(time, code, text, place)));
            return;
        }
        reports.add(new Report(source, at, code, text, place));
    }

    /** Something that stands where a scan should stand. */
    public void addUnusable(String reason, String raw) {
        if (++seen <= MOST) {
            unusable.add(new Notice.Unusable("", reason, shortened(raw)));
        }
    }

    /** A conclusion that the source drew without a scan; it carries the time of the last one. */
    public void addConclusion(String code) {
        if (reports.isEmpty()) {
            return;
        }
        var last = reports.get(latest());
        reports.add(new Report(source, last.at(), code, "", ""));
    }

    /** Gives the latest scan a code that the source told beside the list, if it has none itself. */
    public void codeLatest(String code) {
        if (reports.isEmpty()) {
            return;
        }
        int latest = latest();
        var report = reports.get(latest);
        if (report.code().isEmpty()) {
            reports.set(
                    latest, new Report(source, report.at(), code, report.text(), report.place()));
        }
    }

    private int latest() {
        int latest = 0;
        for (int i = 1; i < reports.size(); i++) {
            latest = reports.get(i).at().isAfter(reports.get(latest).at()) ? i : latest;
        }
        return latest;
    }

    public boolean isEmpty() {
        return reports.isEmpty();
    }

    /** Whether everything that stood in the list could be read. */
    public boolean isWhole() {
        return unusable.isEmpty() && !isTooMany();
    }

    public boolean isTooMany() {
        return seen > MOST;
    }

    public List<Report> reports() {
        return reports;
    }

    /** What this waybill has to say; nothing if it has no scan at all. */
    public void into(List<Notice> notices, String carrier, String number, boolean withdrawsOthers) {
        if (isTooMany()) {
            var reason = seen + " scans in one waybill, at most " + MOST + " are taken";
            notices.add(new Notice.Unusable(number, reason, carrier + " " + number));
            return;
        }
        for (var notice : unusable) {
            if (notice instanceof Notice.Unusable(_, var reason, var raw)) {
                notices.add(new Notice.Unusable(number, reason, raw));
            }
        }
        if (!reports.isEmpty() || withdrawsOthers) {
            notices.add(new Notice.TrackingReported(carrier, number, reports, withdrawsOthers));
        }
    }

    private static String raw(String time, String code, String text, String place) {
        return shortened(time + " " + code + " " + text + " " + place);
    }

    private static String shortened(String raw) {
        return raw.length() <= RAW_LIMIT ? raw : raw.substring(0, RAW_LIMIT);
    }
}
