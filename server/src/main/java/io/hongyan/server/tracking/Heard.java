package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Report;
import io.hongyan.core.tracking.ReportId;
import java.util.List;

/** A report with its identity, made once on the thread that read the push. */
public record Heard(long id, Report report) {

    public static List<Heard> all(List<Report> reports) {
        var ids = new ReportId();
        return reports.stream().map(report -> new Heard(ids.of(report), report)).toList();
    }
}
