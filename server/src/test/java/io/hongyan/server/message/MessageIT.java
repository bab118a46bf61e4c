package io.hongyan.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.CallLog;
import io.hongyan.kit.Channel;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Message;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Outside;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.CurrentFacts;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.DispatcherConfig;
import io.hongyan.server.action.Handlers;
import io.hongyan.server.action.Lines;
import io.hongyan.server.action.Neighbours;
import io.hongyan.server.action.Neighbours.Bought;
import io.hongyan.server.action.Workshop;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class MessageIT {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    static final Instant NIGHT = Instant.parse("2026-11-11T15:00:00Z");
    static final String PHONE = "13800138000";
    static TestDatabase database;
    static Vault vault;
    static final Ids IDS = new Ids(InstantSource.system());

    final FakeChannel wechat = new FakeChannel(Channel.WECHAT);
    final FakeChannel sms = new FakeChannel(Channel.SMS);
    final FakeChannel wecom = new FakeChannel(Channel.WECOM);
    final WorldClock clock =
            WorldClock.kept(
                    InstantSource.system(), new WorldClock.Reading(false, NOON, 0, Instant.EPOCH));
    final ActionStore store = new ActionStore(IDS, clock);

    UUID merchant;
    Neighbours rows;
    Consents consents;
    Lines lines;
    Dispatcher dispatcher;
    UUID smsConnection;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh();
        vault = new Vault(new byte[32], database.database(), IDS, InstantSource.system());
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void start(TestInfo test) {
        merchant = database.merchant(test.getDisplayName());
        rows = new Neighbours(database, merchant, vault);
        rows.connection("test-wechat", Map.of("appId", "wx1"));
        smsConnection = rows.connection("test-sms", Map.of());
        rows.connection("test-wecom", Map.of());
        var connectors = Connectors.of(List.of(wechat, sms, wecom));
        lines =
                new Lines(
                        new ConnectionBook(
                                database.database(),
                                vault,
                                connectors,
                                new ConfigVersions(database.database())),
                        connectors,
                        new Outside(Outside.Rules.REAL_LIFE, InstantSource.system()),
                        CallLog.NONE);
        consents = new Consents(vault);
        var office =
                new MessageHandler.Office(
                        database.database(),
                        vault,
                        IDS,
                        lines,
                        consents,
                        new TemplateBook(new TestTemplates()),
                        new Recipients(io.hongyan.kit.TrackingTables.carriers()),
                        (_, _, order) -> "https://geese.example/t/" + order.toString().charAt(35),
                        store);
        var workshop =
                new Workshop(
                        database.database(),
                        clock,
                        store,
                        CurrentFacts.NONE,
                        new SimpleMeterRegistry());
        dispatcher =
                new Dispatcher(
                                workshop,
                                new Handlers(List.of(new MessageHandler(office))),
                                DispatcherConfig.USUAL)
                        .start();
    }

    @AfterEach
    void stop() {
        dispatcher.close();
    }

    @Test
    void whoHasNoOpenidGetsASmsAndTheLogSaysWhy() {
        var bought = rows.bought(Person.of("张三", PHONE, "杭州"), "SF", "SF123");

        send(bought, "k", "shipped", Map.of());
        drain(NOON);

        assertThat(wechat.sent).isEmpty();
        assertThat(sms.sent).hasSize(1);
        var message = sms.sent.getFirst();
        assertThat(message.to()).isEqualTo(PHONE);
        assertThat(message.key()).isEqualTo("k");
        assertThat(message.text()).startsWith("包裹SF123 https://geese.example/t/");
        assertThat(messages())
                .containsExactly(
                        "sms accepted p-1 [{\"why\": \"no-address\", \"channel\": \"wechat\"}]");
    }

    @Test
    void theNextChannelIsUsedWhenTheFirstRefuses() {
        wechat.answer = new Outcome.Refused("43004", "not a follower");
        var bought = rows.bought(follower());

        send(bought, "k", "shipped", Map.of());
        drain(NOON);

        assertThat(wechat.sent).hasSize(1);
        assertThat(sms.sent).hasSize(1);
        assertThat(messages()).hasSize(2).element(0).asString().startsWith("wechat refused");
        assertThat(action("k")).isEqualTo("done");
    }

    @Test
    void withoutConsentThereIsNoMarketing() {
        var bought = rows.bought(follower());

        send(bought, "k", "coupon", Map.of());
        drain(NOON);

        assertThat(sms.sent).isEmpty();
        assertThat(wechat.sent).isEmpty();
        assertThat(action("k")).startsWith("cancelled no-way: wechat: no-consent");
    }

    @Test
    void marketingWaitsForTheMorningAndCarriesItsEnding() {
        var bought = rows.bought(follower());
        database.database()
                .transact(
                        merchant,
                        c -> {
                            consents.give(c, merchant, phone(), "form", NOON);
                            return true;
                        });

        send(bought, "k", "coupon", Map.of());
        clock.set(NIGHT, 0);
        insertAt(bought, "night", "coupon", NIGHT);
        drain(NIGHT);
        assertThat(sms.sent).extracting(Message::key).containsExactly("k");
        drain(Instant.parse("2026-11-12T00:00:00Z"));

        assertThat(sms.sent).extracting(Message::key).containsExactly("k", "night");
        assertThat(sms.sent.getLast().text()).endsWith("拒收请回复R");
    }

    @Test
    void whoOptedOutIsLeftAloneOnThatChannel() {
        var bought = rows.bought(follower());
        accept(new Notice.OptedOut("+86 138 0013 8000", "TD", NOON));

        wechat.answer = new Outcome.Refused("x", "no");
        send(bought, "k", "shipped", Map.of());
        drain(NOON);

        assertThat(sms.sent).isEmpty();
        assertThat(action("k")).startsWith("dead x: no");
    }

    @Test
    void nobodyGetsAMessageWithAHoleInIt() {
        var bought = rows.bought(follower());

        send(bought, "hole", "paid", Map.of());
        send(bought, "whole", "paid", Map.of("claim.amount", 1990));
        drain(NOON);

        assertThat(action("hole")).isEqualTo("dead template.variable: claim.amount");
        assertThat(wechat.sent).extracting(Message::text).containsExactly("已赔付¥19.90");
    }

    @Test
    void theDaysMoneyIsNotOverspent() {
        rows.insert(
                "insert into message_setting (merchant_id, day_cap_fen) values (?, 9)", merchant);
        var first = rows.bought(Person.of("张三", PHONE, "杭州"));
        var second = rows.bought(Person.of("李四", "13900139000", "杭州"));

        send(first, "k1", "shipped", Map.of());
        drain(NOON);
        send(second, "k2", "shipped", Map.of());
        drain(NOON);
        assertThat(sms.sent).extracting(Message::key).containsExactly("k1");
        assertThat(action("k2")).isEqualTo("waiting spend-cap");
        drain(NOON.plus(Duration.ofDays(1)));

        assertThat(sms.sent).extracting(Message::key).containsExactly("k1", "k2");
    }

    @Test
    void aReceiptSettlesADoubtWithoutASecondMessage() {
        var bought = rows.bought(Person.of("张三", PHONE, "杭州"));
        sms.answer = new Outcome.Unknown("no answer");

        send(bought, "k", "shipped", Map.of());
        drain(NOON);
        accept(new Notice.MessageReceipt("k", "biz-7", true, "", NOON));
        drain(NOON.plusSeconds(1));

        assertThat(sms.sent).hasSize(1);
        assertThat(action("k")).isEqualTo("done");
        assertThat(messages()).element(0).asString().startsWith("sms delivered biz-7");
    }

    @Test
    void whatWasSentAndDidNotArriveGoesTheNextWayOnceWithTheReasonKept() {
        var bought = rows.bought(follower());
        var body = body("shipped", Map.of());
        body.put("channels", List.of("sms", "wechat"));

        insert(bought, "k", body, NOON);
        drain(NOON);
        var lost = new Notice.MessageReceipt("k", "", false, "UNKNOWN_NUMBER", NOON);
        accept(lost);
        drain(NOON.plusSeconds(1));
        accept(lost);
        drain(NOON.plusSeconds(2));

        assertThat(sms.sent).hasSize(1);
        assertThat(wechat.sent).hasSize(1);
        assertThat(action("k")).isEqualTo("done");
        assertThat(messages())
                .containsExactly(
                        "sms failed p-1",
                        "wechat accepted p-1"
                                + " [{\"why\": \"UNKNOWN_NUMBER\", \"channel\": \"sms\"}]");
        assertThat(signals()).isEmpty();
    }

    @Test
    void aMessageThatNobodyGotIsNewsForFlowsWhenNoWayIsLeft() {
        var bought = rows.bought(Person.of("张三", PHONE, "杭州"));

        send(bought, "k", "shipped", Map.of());
        drain(NOON);
        accept(new Notice.MessageReceipt("k", "", false, "UNKNOWN_NUMBER", NOON));
        drain(NOON.plusSeconds(1));

        assertThat(sms.sent).hasSize(1);
        assertThat(action("k")).startsWith("dead no-way").contains("UNKNOWN_NUMBER");
        assertThat(signals()).containsExactly("message.failed");
    }

    @Test
    void aChannelThatNeverComesBackIsLeftForTheNextAfterItsLastRetry() {
        wechat.answer = new Outcome.NotNow(Duration.ZERO, "system busy");
        var bought = rows.bought(follower());

        send(bought, "k", "shipped", Map.of());
        for (int hours = 0; hours < 24 * 6 && sms.sent.isEmpty(); hours += 6) {
            drain(NOON.plus(Duration.ofHours(hours)));
        }

        assertThat(sms.sent).hasSize(1);
        assertThat(action("k")).isEqualTo("done");
        assertThat(messages()).element(0).asString().startsWith("wechat failed");
        assertThat(messages()).element(1).asString().contains("system busy");
        assertThat(signals()).isEmpty();
    }

    private List<String> signals() {
        return texts(
                "select body ->> 'trigger' from action where merchant_id = ? and kind = 'signal'");
    }

    @Test
    void staffAreToldByWecomAndBuyersThereOnlyAtLast() {
        var bought = rows.bought(follower());
        var body = body("alarm", Map.of());
        body.put("audience", "staff");
        body.put("to", "duty");

        insert(bought, "staff", body, NOON);
        var buyer = body("alarm", Map.of());
        buyer.put("channels", List.of("wecom", "sms"));
        insert(bought, "buyer", buyer, NOON);
        drain(NOON);

        assertThat(wecom.sent).extracting(Message::to).containsExactly("duty");
        assertThat(sms.sent).extracting(Message::key).containsExactly("buyer");
    }

    @Test
    void noPersonStandsInTheClearInAnyRow() throws Exception {
        var bought = rows.bought(follower());
        send(bought, "k", "shipped", Map.of());
        drain(NOON);

        try (var c = database.openAsOwner();
                var s = c.createStatement()) {
            for (var table : List.of("message", "action", "opt_out", "consent", "message_spend")) {
                try (var all = s.executeQuery("select t::text from " + table + " t")) {
                    while (all.next()) {
                        assertThat(all.getString(1)).doesNotContain(PHONE, "o-张三", "张三");
                    }
                }
            }
        }
    }

    private static Person follower() {
        return new Person("张三", PHONE, "杭州", "z@geese.example", Map.of("wx1", "o-张三"), "");
    }

    private static Consents.Address phone() {
        return new Consents.Address(Channel.SMS, PHONE);
    }

    private void accept(Notice notice) {
        var receipts = new MessageReceipts(lines, consents, store);
        database.database()
                .transact(
                        merchant,
                        c -> {
                            if (notice instanceof Notice.MessageReceipt receipt) {
                                receipts.accept(c, merchant, smsConnection, receipt);
                            } else if (notice instanceof Notice.OptedOut out) {
                                receipts.accept(c, merchant, smsConnection, out);
                            }
                            return true;
                        });
    }

    private void send(Bought bought, String key, String template, Map<String, Object> vars) {
        insert(bought, key, body(template, vars), NOON);
    }

    private void insertAt(Bought bought, String key, String template, Instant due) {
        insert(bought, key, body(template, Map.of()), due);
    }

    private static Map<String, Object> body(String template, Map<String, Object> vars) {
        var body = new java.util.LinkedHashMap<String, Object>();
        body.put("template", template);
        body.put("vars", vars);
        return body;
    }

    private void insert(Bought bought, String key, Map<String, Object> body, Instant due) {
        var action =
                new Action(
                        "message",
                        Subject.parcel(bought.parcel()),
                        key,
                        JsonText.of(body),
                        due,
                        null,
                        Guard.NONE,
                        "");
        database.database().transact(merchant, c -> store.insertAll(c, merchant, List.of(action)));
    }

    private void drain(Instant at) {
        clock.set(at, 0);
        dispatcher.drainDue(at, Duration.ofSeconds(20));
    }

    private String action(String key) {
        return texts(
                        "select concat_ws(' ', state, reason) from action"
                                + " where merchant_id = ? and key = '"
                                + key
                                + "'")
                .getFirst();
    }

    private List<String> messages() {
        return texts(
                "select concat_ws(' ', channel, state, provider_id, nullif(tried::text, '[]'))"
                        + " from message where merchant_id = ? order by message_id");
    }

    private List<String> texts(String sql) {
        return database.database()
                .transact(
                        merchant,
                        c -> {
                            var texts = new ArrayList<String>();
                            try (var query = c.prepareStatement(sql)) {
                                query.setObject(1, merchant);
                                try (var rows = query.executeQuery()) {
                                    while (rows.next()) {
                                        texts.add(rows.getString(1));
                                    }
                                }
                            }
                            return texts;
                        });
    }
}
