package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScansTest {

    @Test
    void aScanWithoutATimeDoesNotTakeItsNeighboursWithIt() {
        var scans = new Scans("yanyun");
        scans.add("2026-11-20 08:00:00", "1", "揽收", "杭州");
        scans.add("sometime", "2", "到达", "上海");

        assertThat(noticesOf(scans))
                .containsExactly(
                        new Notice.Unusable(
                                "N1", "time sometime can't be read", "sometime 2 到达 上海"),
                        new Notice.TrackingReported(
                                "YY",
                                "N1",
                                List.of(report("2026-11-20T00:00:00Z", "1", "揽收", "杭州")),
                                false));
    }

    @Test
    void aConclusionStandsAtTheTimeOfTheLatestScanWhereverThatStands() {
        var scans = new Scans("yanyun");
        scans.add("2026-11-20 09:00:00", "2", "到达", "");
        scans.add("2026-11-20 08:00:00", "1", "揽收", "");
        scans.addConclusion("99");

        assertThat(scans.reports()).contains(report("2026-11-20T01:00:00Z", "99", "", ""));
    }

    @Test
    void fiveHundredScansAreAHistoryAndOneMoreIsAMistake() {
        var scans = new Scans("yanyun");
        for (int i = 0; i < Scans.MOST; i++) {
            scans.add("2026-11-20 08:00:00", "1", "scan " + i, "");
        }
        assertThat(noticesOf(scans)).hasOnlyElementsOfType(Notice.TrackingReported.class);

        scans.add("2026-11-20 08:00:00", "1", "one more", "");

        assertThat(noticesOf(scans)).hasOnlyElementsOfType(Notice.Unusable.class).hasSize(1);
    }

    @Test
    void nothingIsSaidAboutAWaybillWithoutAScan() {
        assertThat(noticesOf(new Scans("yanyun"))).isEmpty();
    }

    private static List<Notice> noticesOf(Scans scans) {
        var notices = new ArrayList<Notice>();
        scans.into(notices, "YY", "N1", false);
        return notices;
    }

    private static Report report(String at, String code, String text, String place) {
        return new Report("yanyun", Instant.parse(at), code, text, place);
    }
}
