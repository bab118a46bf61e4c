package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What every connector to a carrier or an aggregator is held to. */
public abstract class CarrierConnectorContract extends HookConnectorContract {

    @Override
    protected abstract CarrierConnector connector();

    /** A payload with these scans of one waybill, in the vendor's form. */
    protected abstract byte[] payloadWith(String number, List<Scan> scans);

    /** One scan in nobody's form. {@code time} and the rest are written as they stand. */
    public record Scan(String time, String code, String text) {}

    @Test
    void aHundredThousandScansAreOneWaybillTooMuchAndNotAnOutage() {
        var scans =
                IntStream.range(0, 100_000)
                        .mapToObj(i ->
                                new Scan("2026-11-20 10:00:00", codeOfAScan(), "第 " + i + " 条"))
                        .toList();

        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> {
                    var notices = noticesOf(payloadWith("N100000", scans));
                    assertThat(notices).hasSize(1).hasOnlyElementsOfType(Notice.Unusable.class);
                });
    }

    /** A code of this vendor for something ordinary. */
    protected abstract String codeOfAScan();

    @Test
    void theSameHistoryGivesTheSameReportsInAnyOrder() {
        var scans =
                new ArrayList<>(
                        List.of(
                                scan("2026-11-20 10:00:00", "已揽收"),
                                scan("2026-11-20 12:00:00", "到达杭州中心"),
                                scan("2026-11-21 08:00:00", "正在派件")));
        var forwards = reportsOf(payloadWith("N1", scans));
        Collections.reverse(scans);

        assertThat(reportsOf(payloadWith("N1", scans)))
                .containsExactlyInAnyOrderElementsOf(forwards);
    }

    @Test
    void aLongerHistoryHoldsTheShorterOne() {
        var first = scan("2026-11-20 10:00:00", "已揽收");
        var second = scan("2026-11-20 12:00:00", "到达杭州中心");

        assertThat(reportsOf(payloadWith("N1", List.of(first, second))))
                .containsAll(reportsOf(payloadWith("N1", List.of(first))));
    }

    @Test
    void emojiAndNullsAndLongTextsAreKept() {
        var reports =
                reportsOf(
                        payloadWith(
                                "N1",
                                List.of(
                                        scan("2026-11-20 10:00:00", "放在门口 😀\u0000"),
                                        scan("2026-11-20 10:01:00", "字".repeat(10_000)))));

        assertThat(reports).hasSize(2);
        assertThat(reports).anyMatch(report -> report.text().contains("😀"));
        assertThat(reports).noneMatch(report -> report.text().contains("\u0000"));
        assertThat(reports).allMatch(report -> report.text().length() <= 2_000);
    }

    @Test
    void aScanWithAnOddTimeLeavesItsNeighboursAlone() {
        var notices =
                noticesOf(
                        payloadWith(
                                "N1",
                                List.of(
                                        scan("昨天下午", "已揽收"),
                                        scan("2026-11-20 12:00:00.1234567", "到达杭州中心"))));

        assertThat(notices).anyMatch(Notice.Unusable.class::isInstance);
        assertThat(notices)
                .anyMatch(notice ->
                        notice instanceof Notice.TrackingReported tracking
                                && tracking.reports().size() == 1);
    }

    private Scan scan(String time, String text) {
        return new Scan(time, codeOfAScan(), text);
    }

    private List<Notice> noticesOf(byte[] payload) {
        var reading = read(wrapped(payload));
        return reading instanceof Reading.Read(var notices)
                ? notices
                : Assertions.fail("not read: " + reading);
    }

    private List<Report> reportsOf(byte[] payload) {
        return noticesOf(payload).stream()
                .filter(Notice.TrackingReported.class::isInstance)
                .flatMap(notice -> ((Notice.TrackingReported) notice).reports().stream())
                .toList();
    }
}
