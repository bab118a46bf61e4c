package io.hongyan.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.vault.Person;
import io.hongyan.server.web.ApiFixture;
import io.hongyan.server.web.Role;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessIT {

    static ApiFixture api;

    @BeforeAll
    static void start() {
        api = ApiFixture.start();
        api.account("owner@test", Role.OWNER);
        api.account("operator@test", Role.OPERATOR);
        api.account("approver@test", Role.APPROVER);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** A logged-in browser. */
    record Browser(String cookie, String csrf) {

        ApiFixture.Call call(String method, String path) {
            return api.asNobody(method, path).header("Cookie", cookie).header("X-CSRF-Token", csrf);
        }
    }

    static ApiFixture.Answer login(String user, String password) {
        return api.asNobody("POST", "/api/v1/session")
                .json("{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}")
                .send();
    }

    static Browser enter(String user) {
        var answer = login(user, ApiFixture.PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        return new Browser(
                answer.header("set-cookie").replaceAll(";.*", ""),
                answer.json().path("csrf").asString());
    }

    @Test
    void aPersonLogsInSeesWhoHeIsAndLogsOut() {
        var answer = login("Operator@Test", ApiFixture.PASSWORD);

        assertThat(answer.header("set-cookie")).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(answer.json().path("user").path("role").asString()).isEqualTo("operator");
        assertThat(answer.json().path("merchant").path("code").asString()).isEqualTo("goose");
        var browser = enter("operator@test");
        var session = browser.call("GET", "/api/v1/session").send();
        assertThat(session.json().path("csrf").asString()).isEqualTo(browser.csrf);
        assertThat(browser.call("DELETE", "/api/v1/session").send().status()).isEqualTo(204);
        assertThat(browser.call("GET", "/api/v1/session").send().status()).isEqualTo(401);
    }

    @Test
    void wrongPasswordAndUnknownUserGetTheSameAnswer() {
        var wrong = login("owner@test", "wrong password").json();
        var unknown = login("nobody@test", "wrong password").json();

        assertThat(wrong.path("status").asInt()).isEqualTo(401);
        assertThat(unknown.path("detail")).isEqualTo(wrong.path("detail"));
        assertThat(unknown.path("code")).isEqualTo(wrong.path("code"));
    }

    @Test
    void guessingIsStoppedPerAccount() {
        api.account("guessed@test", Role.SERVICE);
        for (int i = 0; i < 20; i++) {
            assertThat(login("guessed@test", "guess number " + i).status()).isEqualTo(401);
        }

        assertThat(login("guessed@test", ApiFixture.PASSWORD).status()).isEqualTo(429);
        assertThat(login("owner@test", ApiFixture.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aWriteByCookieNeedsTheSessionsCsrfToken() {
        var browser = enter("owner@test");
        var other = enter("owner@test");
        var form = "{\"name\":\"k\",\"roles\":[\"service\"]}";

        var without =
                api.asNobody("POST", "/api/v1/keys").header("Cookie", browser.cookie).json(form);
        assertThat(without.send().status()).isEqualTo(403);
        assertThat(without.header("X-CSRF-Token", other.csrf).send().status()).isEqualTo(403);
        assertThat(without.header("X-CSRF-Token", browser.csrf).send().status()).isEqualTo(201);
    }

    @Test
    void rolesDecideWhoMayCallWhat() {
        assertThat(enter("operator@test").call("GET", "/api/v1/accounts").send().status())
                .isEqualTo(403);
        assertThat(enter("owner@test").call("GET", "/api/v1/accounts").send().status())
                .isEqualTo(200);
        assertThat(api.asNobody("GET", "/api/v1/accounts").send().status()).isEqualTo(401);
        assertThat(
                        api.asNobody("GET", "/api/v1/session")
                                .header("Authorization", "Bearer rubbish")
                                .send()
                                .status())
                .isEqualTo(401);
    }

    @Test
    void anApiKeyWorksUntilItIsRevokedAndIsShownOnce() {
        var made =
                api.call("POST", "/api/v1/keys")
                        .header("Idempotency-Key", "make-a-key")
                        .json("{\"name\":\"shop\",\"roles\":[\"operator\"]}")
                        .send()
                        .json();
        var key = made.path("key").asString();

        var use = api.asNobody("GET", "/api/v1/session").header("Authorization", "Bearer " + key);
        assertThat(use.send().json().path("user").path("name").asString()).isEqualTo("shop");
        assertThat(api.call("GET", "/api/v1/keys").send().text()).doesNotContain(key);
        api.call("DELETE", "/api/v1/keys/" + made.path("id").asString()).send();
        assertThat(use.send().status()).isEqualTo(401);
    }

    @Test
    void anotherMerchantsKeysAndAccountsDoNotExist() {
        var id = api.call("GET", "/api/v1/keys").send().json().at("/items/0/id").asString();

        var foreign = api.asOther("DELETE", "/api/v1/keys/" + id).send();
        var unknown = api.asOther("DELETE", "/api/v1/keys/" + UUID.randomUUID()).send();

        assertThat(foreign.status()).isEqualTo(unknown.status()).isEqualTo(404);
        assertThat(api.asOther("GET", "/api/v1/keys").send().text()).doesNotContain(id);
        assertThat(api.call("DELETE", "/api/v1/keys/no-uuid").send().status()).isEqualTo(404);
    }

    @Test
    void switchingAnAccountOffEndsItsSessionsAtOnce() {
        api.account("leaver@test", Role.SERVICE);
        var leaver = enter("leaver@test");
        var session = leaver.call("GET", "/api/v1/session").send().json();
        var id = session.path("user").path("id").asString();

        var off =
                api.call("PUT", "/api/v1/accounts/" + id)
                        .json("{\"roles\":[\"service\"],\"active\":false}")
                        .send();

        assertThat(off.status()).isEqualTo(200);
        assertThat(leaver.call("GET", "/api/v1/session").send().status()).isEqualTo(401);
        assertThat(login("leaver@test", ApiFixture.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void aRevealNeedsAReasonAndLeavesARow() {
        var token =
                api.database.transact(
                        api.merchant,
                        c ->
                                api.vault.keep(
                                        c, api.merchant, Person.of("欧阳锋", "13712345678", "西域白驼山")));
        var path = "/api/v1/people/" + token + "/reveal";

        assertThat(api.call("POST", path).json("{}").send().fieldErrors())
                .containsExactly("reason:required");
        var shown = api.call("POST", path).json("{\"reason\":\"改地址\"}").send();
        assertThat(shown.json().path("phone").asString()).isEqualTo("13712345678");
        assertThat(shown.json().path("seconds").asInt()).isEqualTo(60);
        var audit = api.call("GET", "/api/v1/audit?kind=person.revealed").send();
        assertThat(audit.text()).contains("person:" + token).contains("改地址");
        assertThat(audit.text()).doesNotContain("13712345678");
        assertThat(api.asOther("POST", path).json("{\"reason\":\"x\"}").send().status())
                .isEqualTo(404);
        assertThat(
                        enter("approver@test")
                                .call("POST", path)
                                .json("{\"reason\":\"x\"}")
                                .send()
                                .status())
                .isEqualTo(403);
    }

    @Test
    void theAuditCannotBeChangedByTheProgram() {
        enter("owner@test");

        var changed =
                org.assertj.core.api.Assertions.catchThrowable(() ->
                        api.database.transact(
                                api.merchant,
                                c -> {
                                    try (var s = c.createStatement()) {
                                        return s.executeUpdate("delete from audit");
                                    }
                                }));

        assertThat(changed).hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void theSetupLinkMakesTheFirstAdministratorOnce() {
        try (var empty = ApiFixture.startWithPages(java.nio.file.Path.of("target", "no-pages"))) {
            var secret = empty.bean(SetupLink.class).offer().orElseThrow();
            var path = "/api/v1/setup/" + secret;
            var form =
                    """
                    {"merchantCode":"first","merchantName":"第一家","user":"boss@first",
                     "password":"long enough"}
                    """;

            assertThat(empty.asNobody("POST", path).json("{}").send().fieldErrors())
                    .contains("user:required", "password:password");
            assertThat(empty.asNobody("POST", path).json(form).send().status()).isEqualTo(204);
            assertThat(empty.asNobody("POST", path).json(form).send().status()).isEqualTo(410);
            assertThat(empty.bean(SetupLink.class).offer()).isEmpty();
            var login =
                    empty.asNobody("POST", "/api/v1/session")
                            .json("{\"user\":\"boss@first\",\"password\":\"long enough\"}")
                            .send();
            assertThat(login.json().path("user").path("role").asString()).isEqualTo("owner");
        }
    }
}
