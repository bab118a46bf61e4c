package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.Report;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.buyer.Desk;
import io.hongyan.server.desk.OpenProblems;
import io.hongyan.server.desk.Tickets;
import io.hongyan.server.flow.Allowances;
import io.hongyan.server.flow.Conditions;
import io.hongyan.server.flow.FlowBook;
import io.hongyan.server.flow.FlowDecider;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.message.FlowTemplates;
import io.hongyan.server.message.TemplateBook;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.tracking.Consequences;
import io.hongyan.server.tracking.Heard;
import io.hongyan.server.tracking.LaneAllowances;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelDecider;
import io.hongyan.server.tracking.ParcelKey;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.webhook.WebhookBook;
import java.sql.SQLException;
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

/** What a merchant's own systems hear of, in the transaction in which it happens. */
class EventsIT {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    static final Ids IDS = new Ids(InstantSource.system());
    static TestDatabase database;

    UUID merchant;
    ConfigVersions versions;
    WebhookBook webhooks;
    ActionStore actions;
    ParcelDecider decider;

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
        versions = new ConfigVersions(database.database());
        webhooks = new WebhookBook(database.database(), versions);
        actions = new ActionStore(IDS, InstantSource.fixed(NOON), webhooks);
        var vault = new Vault(new byte[32], database.database(), IDS, InstantSource.system());
        var flows =
                new FlowDecider(
                        new FlowBook(
                                new Conditions(),
                                new FlowMessages(new TemplateBook(new FlowTemplates()))),
                        new Allowances(database.database(), (_, _, _, _) -> {}));
        decider =
                new ParcelDecider(
                        TrackingTables.eventReader()::read,
                        LaneAllowances.USUAL,
                        new Consequences(
                                flows,
                                actions,
                                TrackingTables.carriers(),
                                OpenProblems::refresh,
                                webhooks),
                        vault,
                        IDS);
    }

    @Test
    void everyFreshMilestoneAndAnomalyIsToldOnceToWhoeverWantsIt() {
        listen("all", "{parcel.*}");
        listen("signed", "{parcel.delivered}");
        listen("orders", "{order.*}");

        hear(report(5, "1", "已揽收"), report(3, "2", "外包装破损，内件待核实"));
        hear(report(5, "1", "已揽收"), report(1, "3", "已签收"));
        hear(report(1, "3", "已签收"));

        assertThat(told("all"))
                .contains("parcel.picked_up", "parcel.anomaly_opened", "parcel.delivered")
                .doesNotHaveDuplicates();
        assertThat(told("signed")).containsExactly("parcel.delivered");
        assertThat(told("orders")).isEmpty();
    }

    @Test
    void aMerchantWithoutAddressesCostsNoQuestion() throws SQLException {
        hear(report(5, "1", "已揽收"));

        try (var owner = database.openAsOwner();
                var statement = owner.createStatement()) {
            statement.execute("alter table webhook_endpoint rename to hidden");
            try {
                hear(report(3, "202", "派件中"), report(1, "3", "已签收"));
            } finally {
                statement.execute("alter table hidden rename to webhook_endpoint");
            }
        }
        assertThat(
                        number(
                                "select count(*) from milestone where merchant_id = ?"
                                        + " and kind = 'parcel.delivered'"))
                .isEqualTo(1);
    }

    @Test
    void anotherNodesNewAddressIsHeardOfByItsVersion() {
        hear(report(5, "1", "已揽收"));
        versions.look();
        assertThat(webhooks.isHeard(merchant)).isFalse();
        listen("all", "{parcel.*}");
        assertThat(webhooks.isHeard(merchant)).isFalse();

        versions.look();

        assertThat(webhooks.isHeard(merchant)).isTrue();
    }

    @Test
    void whatABuyerReportsAndReviewsReachesFlowsAndOthersOnce() {
        listen("all", "{problem.reported,review.submitted}");
        var order = IDS.next();
        var parcel = IDS.next();
        var vault = new Vault(new byte[32], database.database(), IDS, InstantSource.system());
        var desk = new BuyerDesk(new Tickets(IDS, vault), actions);

        for (int i = 0; i < 2; i++) {
            database.database()
                    .transact(
                            merchant,
                            c -> {
                                var report = new Desk.Report("k", "DAMAGED", "碎了", order, parcel);
                                desk.reviewed(c, merchant, new Desk.Review(order, null, 2), NOON);
                                return desk.open(c, merchant, report, NOON);
                            });
        }

        assertThat(texts("select body ->> 'trigger' from action where merchant_id = ?", "signal"))
                .containsExactlyInAnyOrder("problem.reported", "review.submitted");
        assertThat(told("all")).containsExactlyInAnyOrder("problem.reported", "review.submitted");
        assertThat(
                        texts(
                                "select body -> 'data' ->> 'kind' from action where merchant_id = ?"
                                        + " and body ->> 'type' = 'problem.reported'",
                                "webhook"))
                .containsExactly("DAMAGED");
        assertThat(texts("select body::text from action where merchant_id = ?", "webhook"))
                .noneMatch(text -> text.contains("碎了"));
    }

    @Test
    void whatWasPushedBeforeItsOrderIsKnownAttachesWhenTheNumberIsBound() {
        listen("all", "{parcel.*}");
        hear(report(5, "1", "已揽收"), report(3, "202", "派件中"));
        assertThat(number("select count(*) from parcel where merchant_id = ? and order_id is null"))
                .isEqualTo(1);
        var order = IDS.next();

        var result =
                database.database()
                        .transact(
                                merchant,
                                c ->
                                        new Binding(decider, InstantSource.fixed(NOON))
                                                .bind(
                                                        c,
                                                        new Look.OrderName(order, "main", "B-1"),
                                                        key()));

        assertThat(result).isInstanceOf(Binding.Result.Bound.class);
        assertThat(number("select count(*) from parcel where merchant_id = ? and order_id is null"))
                .isZero();
        assertThat(number("select count(*) from parcel_history where merchant_id = ?"))
                .isEqualTo(2);
        assertThat(told("all")).contains("parcel.bound").doesNotHaveDuplicates();
    }

    private ParcelKey key() {
        return new ParcelKey(merchant, "YTO", "YT2000000000001");
    }

    private void hear(Report... reports) {
        database.database()
                .transact(
                        merchant,
                        c ->
                                decider.decide(
                                        c,
                                        List.of(
                                                Look.reports(
                                                        key(), Heard.all(List.of(reports)), false)),
                                        NOON));
    }

    private static Report report(int hoursAgo, String code, String text) {
        return new Report("kdniao", NOON.minus(Duration.ofHours(hoursAgo)), code, text, "");
    }

    private void listen(String name, String types) {
        database.database()
                .transact(
                        merchant,
                        c -> {
                            Sql.update(
                                    c,
                                    """
                                    insert into webhook_endpoint (merchant_id, endpoint_id, name,
                                        url, types, secret, created_at)
                                    values (?, ?, ?, 'https://geese.example', ?::text[], '', now())
                                    """,
                                    merchant,
                                    IDS.next(),
                                    name,
                                    types);
                            return Sql.update(
                                    c,
                                    "update merchant set config_version = config_version + 1"
                                            + " where merchant_id = ?",
                                    merchant);
                        });
    }

    /** Types of the events that this address is to be told. */
    private List<String> told(String name) {
        return texts(
                """
                select a.body ->> 'type'
                  from action a
                  join webhook_endpoint e
                    on e.merchant_id = a.merchant_id
                   and e.endpoint_id::text = a.body ->> 'endpointId'
                 where a.merchant_id = ? and e.name = '%s'
                """
                        .formatted(name),
                "");
    }

    private List<String> texts(String sql, String kind) {
        var more = kind.isEmpty() ? "" : " and kind = '" + kind + "'";
        return database.database()
                .transact(
                        merchant, c -> Sql.list(c, sql + more, row -> row.getString(1), merchant));
    }

    private long number(String sql) {
        return database.database().transact(merchant, c -> Sql.number(c, sql, merchant));
    }
}
