package io.hongyan.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Card;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Outside;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Watch;
import io.hongyan.kit.Words;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.web.ApiFixture;
import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConnectionIT {

    static final String SECRET = "s3cr3t-words-of-the-vendor";
    static ApiFixture api;
    static ConnectionBook book;

    @BeforeAll
    static void start() {
        var connectors =
                Connectors.of(List.of(new YanyunCarrier("yanyun"), new YanyunCarrier("sf")));
        api =
                ApiFixture.start(
                        beans ->
                                beans.with(Connectors.class, connectors)
                                        .with(
                                                Outside.class,
                                                new Outside(
                                                        Outside.Rules.REAL_LIFE,
                                                        InstantSource.system())),
                        List.of(Book.class, ConnectionConfiguration.class));
        book = api.bean(ConnectionBook.class);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Book {

        @org.springframework.context.annotation.Bean
        ConnectionBook book(
                io.hongyan.server.platform.Database database,
                io.hongyan.server.vault.Vault vault,
                Connectors connectors) {
            return new ConnectionBook(database, vault, connectors, new ConfigVersions(database));
        }
    }

    /** A made-up carrier whose probe calls an address that nobody may call. */
    record YanyunCarrier(String name) implements CarrierConnector {

        @Override
        public Card card() {
            var words = Words.of("字段", "field");
            return new Card(
                    name,
                    Words.of("燕云速递", "Yanyun Express"),
                    URI.create("https://yanyun.example"),
                    Set.of(Card.Role.CARRIER),
                    List.of(
                            Card.Field.text("partnerId", words, words),
                            Card.Field.secret("checkWord", words, words),
                            Card.Field.number("limit", words, words, "3"),
                            Card.Field.url("payoutUrl", words, words).optional(),
                            Card.Field.choice("mode", words, words, List.of("a", "b"))));
        }

        @Override
        public Outcome probe(Settings settings, Http http) {
            var call =
                    Call.postJson("http://127.0.0.1:1/probe", "{\"k\":\"" + SECRET + "\"}")
                            .typedByMerchant();
            return switch (http.call(call)) {
                case CallResult.NotSent(var reason) -> new Outcome.NotNow(Duration.ZERO, reason);
                case CallResult.Answer _ -> new Outcome.Done("", "answered");
                case CallResult.MaybeSent(var reason) -> new Outcome.Unknown(reason);
            };
        }

        @Override
        public Outcome subscribe(Watch watch, Settings settings, Http http) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PullAnswer pull(Watch watch, Settings settings, Http http) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration pullInterval() {
            return Duration.ofHours(1);
        }

        @Override
        public Reading read(Push push, Settings settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
            throw new UnsupportedOperationException();
        }
    }

    static ApiFixture.Answer add(String settings) {
        return api.call("POST", "/api/v1/connections")
                .json("{\"connector\":\"yanyun\",\"name\":\"主账号\",\"settings\":" + settings + "}")
                .send();
    }

    static JsonNode added() {
        return add("{\"partnerId\":\"P1\",\"checkWord\":\"" + SECRET + "\"}").json();
    }

    static String hookKey(JsonNode connection) {
        var url = connection.path("hookUrl").asString();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @Test
    void cardsSayWhatAConnectorNeedsInTheCallersLanguage() {
        var english =
                api.call("GET", "/api/v1/connectors").header("Accept-Language", "en").send().json();

        assertThat(english.at("/items/1/title").asString()).isEqualTo("Yanyun Express");
        assertThat(english.at("/items/1/settings/1/type").asString()).isEqualTo("secret");
        assertThat(english.at("/items/1/role").asString()).isEqualTo("carrier");
    }

    @Test
    void aConnectionIsMadeAndItsSecretsNeverComeBack() {
        var made = add("{\"partnerId\":\"P1\",\"checkWord\":\"" + SECRET + "\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("hookUrl").asString())
                .matches("https://hooks\\.example/hooks/yanyun/[A-Za-z0-9_-]{22}");
        assertThat(made.json().path("secrets").toString()).isEqualTo("[\"checkWord\"]");
        var id = made.json().path("id").asString();
        assertThat(api.call("GET", "/api/v1/connections").send().text())
                .contains(id)
                .doesNotContain(SECRET);
        assertThat(api.call("GET", "/api/v1/connections/" + id).send().text())
                .contains("P1")
                .doesNotContain(SECRET);
    }

    @Test
    void settingsAreHeldToTheCard() {
        var wrong =
                add(
                        """
                        {"partnerid":"P1","checkWord":"x","limit":"many","payoutUrl":"ftp://x",
                         "mode":"c"}
                        """);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.fieldErrors())
                .containsExactlyInAnyOrder(
                        "settings.partnerId:required",
                        "settings.partnerid:connection.unknown_setting",
                        "settings.limit:connection.setting",
                        "settings.payoutUrl:connection.setting",
                        "settings.mode:connection.setting");
        var unknown = api.call("POST", "/api/v1/connections").json("{\"connector\":\"x\"}").send();
        assertThat(unknown.fieldErrors()).containsExactly("connector:connection.connector");
    }

    @Test
    void aChangeKeepsTheSecretsThatAreNotSentAgain() {
        var made = added();

        var changed =
                api.call("PUT", "/api/v1/connections/" + made.path("id").asString())
                        .json("{\"settings\":{\"partnerId\":\"P2\"}}")
                        .send();

        assertThat(changed.status()).isEqualTo(200);
        var settings = book.find(hookKey(made)).orElseThrow().settings();
        assertThat(settings.get("partnerId")).isEqualTo("P2");
        assertThat(settings.get("checkWord")).isEqualTo(SECRET);
    }

    @Test
    void theBookKnowsAConnectionUntilItIsSwitchedOff() {
        var made = added();
        var path = "/api/v1/connections/" + made.path("id").asString();

        assertThat(book.remembers(hookKey(made))).isFalse();
        assertThat(book.find(hookKey(made))).isPresent();
        assertThat(book.remembers(hookKey(made))).isTrue();
        assertThat(api.call("PUT", path).json("{\"state\":\"off\"}").send().status())
                .isEqualTo(200);
        assertThat(book.find(hookKey(made))).isEmpty();
        api.call("PUT", path).json("{\"state\":\"on\"}").send();
        assertThat(book.find(hookKey(made))).isPresent();
        assertThat(api.call("DELETE", path).send().status()).isEqualTo(204);
        assertThat(book.find(hookKey(made))).isEmpty();
        assertThat(book.find("no-such-key")).isEmpty();
    }

    @Test
    void theCarriersOwnConnectionIsAskedFirst() {
        api.call("POST", "/api/v1/connections")
                .json(
                        """
                        {"connector":"sf","name":"SF",
                         "settings":{"partnerId":"P","checkWord":"w"}}
                        """)
                .send();

        assertThat(book.forCarrier(api.merchant, "SF").getFirst().connector()).isEqualTo("sf");
        assertThat(book.forCarrier(api.merchant, "ZTO")).isEmpty();
        assertThat(book.forCarrier(api.other, "SF")).isEmpty();
    }

    @Test
    void aTestShowsItsCallsWithSecretsMasked() {
        var id = added().path("id").asString();

        var test = api.call("POST", "/api/v1/connections/" + id + "/test").send();

        assertThat(test.status()).isEqualTo(200);
        assertThat(test.json().path("outcome").asString()).isEqualTo("not_now");
        assertThat(test.json().at("/calls/0/address").asString()).contains("/probe");
        assertThat(test.text()).doesNotContain(SECRET);
    }

    @Test
    void anotherMerchantsConnectionDoesNotExist() {
        var id = added().path("id").asString();
        var unknown = UUID.randomUUID();
        for (var call :
                List.of(
                        "GET /api/v1/connections/%s",
                        "PUT /api/v1/connections/%s",
                        "DELETE /api/v1/connections/%s",
                        "POST /api/v1/connections/%s/test",
                        "GET /api/v1/connections/%s/refusals")) {
            var parts = call.split(" ");
            var foreign = api.asOther(parts[0], parts[1].formatted(id)).json("{}").send();
            var none = api.asOther(parts[0], parts[1].formatted(unknown)).json("{}").send();
            assertThat(foreign.status()).as(call).isEqualTo(none.status()).isEqualTo(404);
        }
        assertThat(api.asOther("GET", "/api/v1/connections").send().text()).doesNotContain(id);
        assertThat(api.call("GET", "/api/v1/connections/" + id).send().status()).isEqualTo(200);
    }

    @Test
    void changesRaiseTheConfigVersionAndAreAudited() {
        var before = configVersion();

        var id = added().path("id").asString();

        assertThat(configVersion()).isEqualTo(before + 1);
        assertThat(api.call("GET", "/api/v1/audit?kind=connection.made").send().text())
                .contains("connection:" + id)
                .doesNotContain(SECRET);
    }

    static long configVersion() {
        return api.database.transact(
                api.merchant,
                c -> {
                    try (var s = c.createStatement();
                            var rows = s.executeQuery("select config_version from merchant")) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    @Test
    void refusalsAndPushesArePagedByConnection() {
        var id = UUID.fromString(added().path("id").asString());
        for (int n = 0; n < 3; n++) {
            var minute = n;
            api.database.transact(api.merchant, c -> evidence(c, id, minute));
        }

        var path = "/api/v1/connections/" + id + "/refusals?limit=2";
        var first = api.call("GET", path).send().json();
        var rest = api.call("GET", path + "&after=" + first.path("next").asString()).send().json();
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(rest.path("items").size()).isEqualTo(1);
        var log = api.call("GET", "/api/v1/hook-log?connection=" + id).send().json();
        assertThat(log.path("items").size()).isEqualTo(3);
        assertThat(api.asOther("GET", "/api/v1/hook-log").send().json().path("items")).isEmpty();
        var shown = api.call("GET", "/api/v1/connections/" + id).send().json();
        assertThat(shown.path("refused").asLong()).isEqualTo(3);
    }

    @Test
    void whatWasHeardLastIsWrittenDownAndNeverGoesBack() {
        var id = UUID.fromString(added().path("id").asString());
        var first = java.time.Instant.parse("2026-11-22T02:00:00Z");
        try (var lastHeard = new LastHeard(api.database)) {
            lastHeard.heard(api.merchant, id, first);
            lastHeard.heard(api.merchant, id, first.minusSeconds(60));
            lastHeard.write();
            lastHeard.heard(api.merchant, id, first.minusSeconds(30));
        }
        var shown = api.call("GET", "/api/v1/connections/" + id).send().json();
        var at = java.time.OffsetDateTime.parse(shown.path("lastEventAt").asString());
        assertThat(at.toInstant()).isEqualTo(first);
    }

    private static int evidence(java.sql.Connection c, UUID id, int minute)
            throws java.sql.SQLException {
        try (var s =
                c.prepareStatement(
                        """
                        with r as (
                          insert into refusal values
                            (?, ?, timestamptz '2026-11-22T00:00:00Z' + ? * interval '1 minute',
                             'forged', 1)
                          returning merchant_id, connection_id, minute)
                        insert into push
                        select merchant_id, ?, connection_id, 'yanyun', minute, 1, ''::bytea from r
                        """)) {
            s.setObject(1, api.merchant);
            s.setObject(2, id);
            s.setInt(3, minute);
            s.setObject(4, api.ids.next());
            return s.executeUpdate();
        }
    }

    @Test
    void serviceStaffMayLookButNotChange() {
        api.account("service@test", Role.SERVICE);
        var login =
                api.asNobody("POST", "/api/v1/session")
                        .json(
                                "{\"user\":\"service@test\",\"password\":\""
                                        + ApiFixture.PASSWORD
                                        + "\"}")
                        .send();
        var cookie = login.header("set-cookie").replaceAll(";.*", "");
        var csrf = login.json().path("csrf").asString();

        assertThat(
                        api.asNobody("GET", "/api/v1/connections")
                                .header("Cookie", cookie)
                                .send()
                                .status())
                .isEqualTo(200);
        assertThat(
                        api.asNobody("POST", "/api/v1/connections")
                                .header("Cookie", cookie)
                                .header("X-CSRF-Token", csrf)
                                .json("{}")
                                .send()
                                .status())
                .isEqualTo(403);
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        var catalogue = new Catalogue(List.of(ConnectionConfiguration.class));

        assertThat(catalogue.codes(Language.EN))
                .isEqualTo(catalogue.codes(Language.ZH))
                .isNotEmpty();
    }
}
