package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Subject;
import io.hongyan.core.flow.Facts;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.server.platform.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowBookIT {

    static final TestDatabase DATABASE = TestDatabase.fresh();
    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    static final FlowStore.Doer TESTER = new FlowStore.Doer("tester", NOON);

    static int count;

    final Conditions conditions = new Conditions();
    final FlowBook book = new FlowBook(conditions, MessageSource.BUILT_IN);
    final List<String> alarms = new ArrayList<>();
    final Allowances allowances =
            new Allowances(DATABASE.database(), (_, _, flow, _) -> alarms.add(flow.id()));
    final FlowDecider decider = new FlowDecider(book, allowances);

    UUID merchant;

    @BeforeEach
    void aNewMerchant() {
        merchant = DATABASE.merchant("m" + ++count);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void theBuiltInFlowsAreInstalledOnceAsTheMerchantsOwn() {
        int first = install();
        int second = install();

        assertThat(first).isEqualTo(BuiltIns.flowTexts().size());
        assertThat(second).isZero();
        var index = in(c -> book.index(c, merchant));
        assertThat(index.current("damaged-auto-claim")).isPresent();
        assertThat(index.current("signing-coupon")).isEmpty();
    }

    @Test
    void whatAMerchantDeletedIsNotInstalledAgain() {
        install();
        in(c -> FlowStore.delete(c, flow("shipped-notice"), TESTER));

        assertThat(install()).isZero();
        assertThat(in(c -> book.index(c, merchant)).current("shipped-notice")).isEmpty();
    }

    @Test
    void damageGoesAllTheWayToThePaidClaimAcrossTransactions() {
        install();
        var parcel = parcel();

        var damage = decide(parcel, anomaly("DAMAGED", NOON), NOON);
        var paid =
                decide(
                        parcel,
                        new Occurrence(
                                "claim.paid",
                                "claim:1:paid",
                                NOON.plusSeconds(60),
                                Map.of("claim.amount", 8_900L)),
                        NOON.plusSeconds(60));

        assertThat(damage).extracting(Action::kind).containsExactly("message", "claim");
        assertThat(damage.getFirst().guard().purpose()).isEqualTo("APOLOGY");
        assertThat(paid).extracting(Action::kind).containsExactly("message");
        assertThat(paid.getFirst().body()).contains("\"claim.amount\":8900");
        assertThat(decide(parcel, anomaly("DAMAGED", NOON), NOON)).isEmpty();
        assertThat(hits("damaged-auto-claim")).isEqualTo(2);
    }

    @Test
    void careComesTwoHoursAfterSigningUnlessAProblemIsOpen() {
        install();
        var happy = parcel();
        var unhappy = parcel();
        var signed = new Occurrence("parcel.delivered", "delivered#1", NOON, Map.of());

        decide(happy, signed, NOON);
        decide(unhappy, signed, NOON);
        var late = NOON.plus(Duration.ofHours(5));
        var care = wake(happy, path -> null, late);
        var none = wake(unhappy, path -> path.equals("order.problemOpen") ? true : null, late);

        assertThat(care)
                .extracting(Action::key)
                .containsExactly("care-after-signing/" + happy.wireName() + "/delivered#1/send");
        assertThat(care.getFirst().dueAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
        assertThat(none).isEmpty();
    }

    @Test
    void aStallRaisesOneTicketAndNoMessage() {
        install();
        var parcel = parcel();

        var first = decide(parcel, anomaly("STALLED", NOON), NOON);
        var again = decide(parcel, stalledAgain(), NOON.plusSeconds(86_400));

        assertThat(first).extracting(Action::kind).containsExactly("ticket");
        assertThat(again).isEmpty();
    }

    private static Occurrence stalledAgain() {
        return new Occurrence(
                "parcel.anomaly_opened",
                "STALLED#99",
                NOON.plusSeconds(86_400),
                Map.of("anomaly.type", "STALLED"));
    }

    @Test
    void aWaitKeepsItsVersionAndDeletionEndsIt() {
        publish(yaml("first"));
        var kept = parcel();
        var ended = parcel();
        var bound = new Occurrence("parcel.bound", "bound#1", NOON, Map.of());
        decide(kept, bound, NOON);
        decide(ended, bound, NOON);

        publish(yaml("second"));
        var old = wake(kept, Facts.NONE, NOON.plus(Duration.ofHours(1)));
        in(c -> FlowStore.delete(c, flow("waits"), TESTER));
        var none = wake(ended, Facts.NONE, NOON.plus(Duration.ofHours(1)));

        assertThat(old.getFirst().body()).contains("first");
        assertThat(none).isEmpty();
        assertThat(state(ended).runs()).isEmpty();
    }

    private static String yaml(String title) {
        return """
        flow: waits
        name: 等
        on: parcel.bound
        do:
          - wait: {for: PT1H}
          - ticket: {title: %s}
        """
                .formatted(title);
    }

    @Test
    void aLimitIsNeverOverspentByManyAtOnce() {
        publish(
                """
                flow: capped
                name: 限额
                on: parcel.bound
                limits: {perDay: 50}
                do: [{ticket: {title: t}}]
                """);
        var nodes =
                List.of(
                        decider,
                        new FlowDecider(
                                book, new Allowances(DATABASE.database(), (_, _, _, _) -> {})));
        var bound = new Occurrence("parcel.bound", "bound#1", NOON, Map.of());

        var actions =
                IntStream.range(0, 120)
                        .parallel()
                        .map(i -> decideBy(nodes.get(i % 2), parcel(), bound).size())
                        .sum();

        assertThat(actions).isBetween(45, 50);
    }

    private List<Action> decideBy(FlowDecider node, Subject parcel, Occurrence news) {
        var question =
                new FlowDecider.Question(
                        new SubjectKey(merchant, parcel), List.of(news), Facts.NONE);
        return in(c -> node.decide(c, List.of(question), NOON)).getFirst().actions();
    }

    @Test
    void blocksAreATwentiethAndTheLastOnesGoOneByOne() {
        assertThat(Allowances.block(1, 1_000, 1_000)).isEqualTo(50);
        assertThat(Allowances.block(80, 1_000, 1_000)).isEqualTo(80);
        assertThat(Allowances.block(1, 50, 1_000)).isEqualTo(1);
        assertThat(Allowances.block(2, 1, 1_000)).isZero();
    }

    @Test
    void theBrakeStopsAFlowThatSendsTooMuchAndRaisesTheAlarmOnce() {
        publish(
                """
                flow: flood
                name: 洪水
                on: parcel.bound
                limits: {brake: 3}
                do: [{send: {template: shipped}}]
                """);
        var bound = new Occurrence("parcel.bound", "bound#1", NOON, Map.of());

        var sent = IntStream.range(0, 6).map(i -> decide(parcel(), bound, NOON).size()).sum();

        assertThat(sent).isEqualTo(3);
        assertThat(alarms).containsExactly("flood");
        String why = in(c -> book.brake(c, merchant, "flood"));
        assertThat(why).isEqualTo("brake");
        assertThat(in(c -> book.index(c, merchant)).current("flood")).isEmpty();
    }

    @Test
    void manySubjectsAreAnsweredAtOnceAndEachMerchantByItsOwnFlows() {
        install();
        var other = DATABASE.merchant("other" + count);
        var mine = parcel();
        var theirs = parcel();

        var answers =
                DATABASE.database()
                        .transact(
                                List.of(merchant, other),
                                c ->
                                        decider.decide(
                                                c,
                                                List.of(
                                                        question(merchant, mine),
                                                        question(other, theirs)),
                                                NOON));

        assertThat(answers.get(0).actions()).hasSize(2);
        assertThat(answers.get(1).actions()).isEmpty();
    }

    private static FlowDecider.Question question(UUID merchant, Subject parcel) {
        return new FlowDecider.Question(
                new SubjectKey(merchant, parcel), List.of(anomaly("DAMAGED", NOON)), Facts.NONE);
    }

    private static Occurrence anomaly(String type, Instant at) {
        return new Occurrence(
                "parcel.anomaly_opened", type + "#1", at, Map.of("anomaly.type", type));
    }

    private List<Action> decide(Subject parcel, Occurrence news, Instant now) {
        var question =
                new FlowDecider.Question(
                        new SubjectKey(merchant, parcel), List.of(news), Facts.NONE);
        return in(c -> decider.decide(c, List.of(question), now)).getFirst().actions();
    }

    private List<Action> wake(Subject parcel, Facts facts, Instant now) {
        var question = new FlowDecider.Question(new SubjectKey(merchant, parcel), List.of(), facts);
        return in(c -> decider.decide(c, List.of(question), now)).getFirst().actions();
    }

    private SubjectState state(Subject parcel) {
        var key = new SubjectKey(merchant, parcel);
        return in(c -> FlowSubjectStore.load(c, List.of(key)))
                .getOrDefault(key, SubjectState.EMPTY);
    }

    private long hits(String flow) {
        return in(c ->
                io.hongyan.server.platform.Sql.number(
                        c,
                        "select count(*) from flow_hit where merchant_id = ?" + " and flow_id = ?",
                        merchant,
                        flow));
    }

    private void publish(String yaml) {
        var id = yaml.lines().findFirst().orElseThrow().substring("flow: ".length());
        in(c -> {
            FlowStore.putDraft(c, merchant, id, yaml, TESTER);
            return FlowStore.publish(c, flow(id), yaml, true, TESTER);
        });
    }

    private FlowStore.SubjectFlow flow(String id) {
        return new FlowStore.SubjectFlow(merchant, id);
    }

    private int install() {
        return in(c -> new BuiltInFlows(conditions).install(c, merchant, true, NOON));
    }

    private static Subject parcel() {
        return Subject.parcel(UUID.randomUUID());
    }

    private <T> T in(Work<T> work) {
        return DATABASE.database().transact(merchant, work::run);
    }

    private interface Work<T> {
        T run(Connection c) throws SQLException;
    }
}
