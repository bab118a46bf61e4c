package io.hongyan.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

    private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

    private static final String PUSH =
            "{\"EBusinessID\":\"1\",\"PushTime\":\"2026-03-02 10:00:30\",\"Data\":[{"
                    + "\"ShipperCode\":\"YTO\",\"LogisticCode\":\"YT9000000000041\","
                    + "\"Traces\":[{\"AcceptTime\":\"2026-03-01 08:00:00\"},"
                    + "{\"AcceptTime\":\"2026-03-02 09:59:00\"}]}]}";

    @TempDir private Path folder;

    @Test
    void theNewestTimeIsAMinuteAgoAndTheOthersKeepTheirDistance() {
        var told = Sample.ofFile("kdniao.push-102.x.json", PUSH).orElseThrow().toldAt(NOW);

        assertThat(told.text())
                .contains("\"PushTime\":\"2026-12-01 09:59:00\"")
                .contains("\"AcceptTime\":\"2026-12-01 09:57:30\"")
                .contains("\"AcceptTime\":\"2026-11-30 07:58:30\"");
        assertThat(told.type()).isEqualTo("102");
        assertThat(told.waybills()).containsExactly(java.util.Map.entry("YT9000000000041", "YTO"));
    }

    @Test
    void answersRequestsAndStrangersAreNoPushes() {
        assertThat(Sample.ofFile("kdniao.push.ack.json", "{}")).isEmpty();
        assertThat(Sample.ofFile("sf.route-push.ack-retry.json", "{}")).isEmpty();
        assertThat(Sample.ofFile("sf.legacy-route-push.nak.xml", "<a/>")).isEmpty();
        assertThat(Sample.ofFile("kdniao.query-8001.answer.json", "{}")).isEmpty();
        assertThat(Sample.ofFile("zto.push.GOT.json", "{}")).isEmpty();
        assertThat(Sample.ofCase("forged.push", "POST /hooks/kdniao/abc\n\nx=1")).isEmpty();
    }

    @Test
    void aCaseIsTakenOutOfItsForm() {
        var sample =
                Sample.ofCase(
                                "station.push",
                                "POST /hooks/kuaidi100/abc\ncontent-type: x\n\n"
                                        + "sign=AB&param=%7B%22lastResult%22%3A%7B%22com%22%3A"
                                        + "%22yuantong%22%2C%22nu%22%3A%22YT1%22%7D%7D")
                        .orElseThrow();

        assertThat(sample.provider()).isEqualTo("kuaidi100");
        assertThat(sample.waybills()).containsExactly(java.util.Map.entry("YT1", "YTO"));
    }

    @Test
    void theSamePushBareAndInItsFormIsOne() throws IOException {
        Files.writeString(folder.resolve("kuaidi100.push-polling.a.json"), "{\"a\": 1}");
        Files.writeString(
                folder.resolve("kuaidi100.push-polling.a.form"), "param=%7B%22a%22%3A1%7D");

        assertThat(SampleFolder.read(folder)).hasSize(1);
    }

    @Test
    void theProjectsOwnCasesAreThere() {
        var cases = Path.of("../connectors/src/test/resources/cases");

        assertThat(SampleFolder.read(cases)).hasSizeGreaterThan(10);
    }

    @Test
    void theSheetsSamplesAreFound() {
        var root = System.getenv("HONGYAN_TEST_DATA");
        assumeTrue(root != null, "HONGYAN_TEST_DATA is not set");
        var found = SampleFolder.read(Path.of(root, "protocols", "carriers", "samples"));

        assertThat(found)
                .extracting(Sample::provider)
                .contains("kdniao", "kuaidi100", "sf")
                .hasSizeGreaterThan(10);
        assertThat(found).anyMatch(one -> one.name().equals("sf.legacy-route-push.xml"));
    }
}
