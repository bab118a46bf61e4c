package io.hongyan.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.core.tracking.Report;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class CarrierCorrectionIT {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    static final String NUMBER = "776000000000001";
    static final Ids IDS = new Ids(InstantSource.system());
    static TestDatabase database;

    UUID merchant;
    ActionStore actions;
    ParcelDecider decider;
    CarrierCorrection correction;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void start(TestInfo test) {
        merchant = database.merchant(test.getDisplayName());
        var vault = new Vault(new byte[32], database.database(), IDS, InstantSource.system());
        actions = new ActionStore(IDS, InstantSource.fixed(NOON));
        decider =
                new ParcelDecider(
                        TrackingTables.eventReader()::read,
                        LaneAllowances.USUAL,
                        ParcelConsequences.NONE,
                        vault,
                        IDS);
        correction = new CarrierCorrection(decider, actions, vault);
    }

    @Test
    void oneParcelGoesOnUnderItsRightCarrier() {
        var parcel = hear("ZTO", report(5, "1", "已揽收"));

        correct();

        assertThat(texts("select carrier from parcel where merchant_id = ?"))
                .containsExactly("STO");
        assertThat(texts("select carrier from parcel_row where merchant_id = ?"))
                .containsExactly("STO");
        assertThat(id("STO")).isEqualTo(parcel);
    }

    @Test
    void twoThatWereOneKeepEveryScanAndTheOrder() {
        var order = IDS.next();
        var bound = hear("ZTO", report(8, "1", "已揽收"), report(6, "2", "运输中"));
        bind("ZTO", order);
        hear("STO", report(8, "1", "已揽收"), report(3, "202", "派件中"), report(1, "3", "已签收"));

        correct();
        correct();

        assertThat(
                        texts(
                                "select carrier || ' ' || status || ' ' || order_id from parcel"
                                        + " where merchant_id = ?"))
                .containsExactly("STO DELIVERED " + order);
        assertThat(id("STO")).isEqualTo(bound);
        assertThat(texts("select code from parcel_history where merchant_id = ? order by at"))
                .containsExactly("1", "2", "202", "3");
        assertThat(texts("select distinct parcel_id::text from milestone where merchant_id = ?"))
                .containsExactly(bound.toString());
        assertThat(texts("select kind from milestone where merchant_id = ?"))
                .contains("parcel.delivered", "parcel.out_for_delivery", "parcel.picked_up")
                .doesNotHaveDuplicates();
        assertThat(texts("select number from parcel_row where merchant_id = ?"))
                .containsExactly(NUMBER);
    }

    @Test
    void whatBothWouldSendIsSentOnce() {
        var order = IDS.next();
        var wrong = hear("ZTO", report(8, "1", "已揽收"));
        bind("ZTO", order);
        var right = hear("STO", report(8, "1", "已揽收"));
        bind("STO", order);
        insert(message(wrong, "care", "CARE"), message(wrong, "alert", "ALERT"));
        insert(message(right, "care", "CARE"));

        correct();

        assertThat(
                        texts(
                                "select key || ' ' || state || ' ' || (subject_id = '"
                                        + right
                                        + "') from action where merchant_id = ?"
                                        + " and kind = 'message' order by key, state"))
                .contains("alert waiting true", "care waiting true")
                .noneMatch(row -> row.equals("care waiting false"));
        assertThat(texts("select 1 from parcel where merchant_id = ?")).hasSize(1);
    }

    @Test
    void twoOrdersOfOneWaybillAreForAPerson() {
        hear("ZTO", report(8, "1", "已揽收"));
        bind("ZTO", IDS.next());
        hear("STO", report(8, "1", "已揽收"));
        bind("STO", IDS.next());

        correct();
        correct();

        assertThat(texts("select carrier from parcel where merchant_id = ? order by carrier"))
                .containsExactly("STO", "ZTO");
        assertThat(texts("select kind from action where merchant_id = ? and kind = 'ticket'"))
                .hasSize(1);
    }

    private static Action message(UUID parcel, String key, String purpose) {
        var guard = new Guard(java.util.Set.of(), false, false, purpose, "");
        var due = NOON.plus(Duration.ofHours(2));
        return new Action("message", Subject.parcel(parcel), key, "{}", due, null, guard, "");
    }

    private void insert(Action... more) {
        database.database().transact(merchant, c -> actions.insertAll(c, merchant, List.of(more)));
    }

    private void correct() {
        var said = new CarrierCorrection.Corrected(NUMBER, "ZTO", "STO");
        boolean done =
                database.database()
                        .transact(merchant, c -> correction.apply(c, merchant, said, NOON));
        assertThat(done).isTrue();
    }

    private UUID hear(String carrier, Report... reports) {
        var key = new ParcelKey(merchant, carrier, NUMBER);
        var look = Look.reports(key, Heard.all(List.of(reports)), false);
        database.database().transact(merchant, c -> decider.decide(c, List.of(look), NOON));
        return id(carrier);
    }

    private void bind(String carrier, UUID order) {
        database.database()
                .transact(
                        merchant,
                        c ->
                                new Binding(decider, InstantSource.fixed(NOON))
                                        .bind(
                                                c,
                                                new Look.OrderName(order, "main", "B-1"),
                                                new ParcelKey(merchant, carrier, NUMBER)));
    }

    private static Report report(int hoursAgo, String code, String text) {
        return new Report("kdniao", NOON.minus(Duration.ofHours(hoursAgo)), code, text, "");
    }

    private UUID id(String carrier) {
        return UUID.fromString(
                texts(
                                "select parcel_id::text from parcel where merchant_id = ? and carrier = '"
                                        + carrier
                                        + "'")
                        .getFirst());
    }

    private List<String> texts(String sql) {
        return database.database()
                .transact(merchant, c -> Sql.list(c, sql, row -> row.getString(1), merchant));
    }
}
