package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every connector with a hook is held to. A subclass gives the connector, its settings, a
 * payload of the most usual kind, and the way to wrap and sign a payload as the vendor does.
 */
public abstract class HookConnectorContract {

    protected static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private static final int MUTATIONS = 20_000;

    protected abstract HookConnector connector();

    protected abstract Settings settings();

    /** A payload that says something, before it is signed and wrapped. */
    protected abstract byte[] payload();

    /** The payload as the vendor would send it: signed rightly. */
    protected abstract Push wrapped(byte[] payload);

    /** Whether this vendor signs what he pushes. */
    protected abstract boolean isSigned();

    protected Reading read(Push push) {
        return connector().read(push, settings());
    }

    protected Reading read(String payload) {
        return read(wrapped(payload.getBytes(StandardCharsets.UTF_8)));
    }

    @TestFactory
    Stream<DynamicTest> recordedCasesReadAsTheyDid() {
        return RecordedCase.of(connector().card().name())
                .map(recorded -> dynamicTest(recorded.name(), () -> recorded.check(connector())));
    }

    @Test
    void theUsualPushIsRead() {
        assertThat(read(wrapped(payload())))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        reading -> {
                            assertThat(reading.notices()).isNotEmpty();
                            assertThat(reading.notices())
                                    .noneMatch(Notice.Unusable.class::isInstance);
                        });
    }

    @Test
    void readingTwiceGivesTheSame() {
        assertThat(read(wrapped(payload()))).isEqualTo(read(wrapped(payload())));
    }

    @Test
    void noFlippedBitChangesWhatIsBelieved() {
        Assumptions.assumeTrue(isSigned());
        var push = wrapped(payload());
        var honest = read(push);
        var body = push.body();
        for (int bit = 0; bit < body.length * 8; bit++) {
            var bent = body.clone();
            bent[bit / 8] ^= (byte) (1 << (bit % 8));
            var reading = read(withBody(push, bent));
            if (reading instanceof Reading.Read || reading instanceof Reading.Handshake) {
                assertThat(reading).as("bit %d", bit).isEqualTo(honest);
            }
        }
    }

    @Test
    void anotherMerchantsKeyDoesNotOpenTheHook() {
        Assumptions.assumeTrue(isSigned());
        var others = new Settings(otherSecrets());

        assertThat(connector().read(wrapped(payload()), others)).isInstanceOf(Reading.Forged.class);
    }

    /** The same settings with every secret replaced. */
    protected abstract Map<String, String> otherSecrets();

    @Test
    void rubbishNeverThrows() {
        for (var rubbish :
                List.of(
                        "", " ", "null", "[]", "{}", "{", "\"", "0", "[null]", "[[[[", "<a>",
                        "a=b")) {
            var bytes = rubbish.getBytes(StandardCharsets.UTF_8);
            assertThat(read(wrapped(bytes))).as(rubbish).isNotNull();
            assertThat(read(withBody(wrapped(payload()), bytes))).as(rubbish).isNotNull();
            answerAll(withBody(wrapped(payload()), bytes));
        }
        assertThat(read(new Push("GET", "/", Map.of(), Map.of(), new byte[0]))).isNotNull();
    }

    @Test
    void aPushThatBreaksOffIsNeverBelieved() {
        var payload = payload();
        for (int length = 0; length < payload.length - 1; length++) {
            var part = Arrays.copyOf(payload, length);
            assertThat(believed(read(wrapped(part)))).as("%d bytes", length).isFalse();
        }
    }

    private static boolean believed(Reading reading) {
        return reading instanceof Reading.Read(var notices)
                && notices.stream().anyMatch(notice -> !(notice instanceof Notice.Unusable));
    }

    @Test
    void mutatedPushesNeverThrowAndNeverHang() {
        var random = new Random(20261122);
        var payload = payload();
        Assertions.assertTimeout(
                Duration.ofMinutes(2),
                () -> {
                    for (int i = 0; i < MUTATIONS; i++) {
                        var mutant = Mutations.of(payload, random);
                        assertThat(read(wrapped(mutant))).isNotNull();
                    }
                });
        var push = wrapped(payload);
        for (int i = 0; i < MUTATIONS / 4; i++) {
            assertThat(read(withBody(push, Mutations.of(push.body(), random)))).isNotNull();
        }
    }

    @Test
    void anotherCharsetIsUnreadableAndNotGuessed() {
        var text = new String(payload(), StandardCharsets.UTF_8);
        var gbk = text.getBytes(Charset.forName("GB18030"));
        if (new String(gbk, StandardCharsets.ISO_8859_1).equals(text)) {
            return;
        }
        assertThat(believed(read(wrapped(gbk)))).isFalse();
    }

    @Test
    void tenMegabytesAreReadInGoodTime() {
        var huge = new byte[10 * 1024 * 1024];
        new Random(7).nextBytes(huge);

        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> {
                    assertThat(believed(read(wrapped(huge)))).isFalse();
                    assertThat(believed(read(withBody(wrapped(payload()), huge)))).isFalse();
                });
    }

    @Test
    void everyVerdictHasAnAnswerAndOnlyOneOfThemIsYes() {
        var answers = new HashSet<HookAnswer>();
        var push = wrapped(payload());
        var yes = connector().answer(Verdict.ACCEPTED, push, settings(), NOW);
        assertThat(yes.status()).isEqualTo(200);
        for (var verdict : Verdict.values()) {
            answers.add(connector().answer(verdict, push, settings(), NOW));
            if (verdict == Verdict.SEND_AGAIN || verdict == Verdict.FORGED) {
                assertThat(connector().answer(verdict, push, settings(), NOW))
                        .as("%s", verdict)
                        .isNotEqualTo(yes);
            }
        }
        assertThat(answers.size()).isGreaterThan(1);
    }

    private void answerAll(Push push) {
        for (var verdict : Verdict.values()) {
            assertThat(connector().answer(verdict, push, settings(), NOW)).isNotNull();
        }
    }

    protected static Push withBody(Push push, byte[] body) {
        return new Push(push.method(), push.path(), push.query(), push.headers(), body);
    }
}
