package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hongyan.server.web.Role;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may come in and do what: invitations, sessions, second factor, keys, audit. */
class TeamIT {

    static WholeProgram program;

    @BeforeAll
    static void start() {
        program = WholeProgram.start();
        program.account("owner@geese.example", "李雁", Role.OWNER);
        program.account("service@geese.example", "王客服", Role.SERVICE);
        program.account("viewer@geese.example", "看客", Role.VIEWER);
        program.account("dev@geese.example", "开发", Role.DEVELOPER);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void anInvitationLetsInOnceAndWithTheRolesThatItNames() {
        var owner = program.login("owner@geese.example");
        var made =
                owner.call("POST", "/api/v1/invitations")
                        .json(
                                """
                                {"user": "New@geese.example", "name": "小新",
                                 "roles": ["warehouse"]}
                                """)
                        .send();
        assertThat(made.status()).isEqualTo(201);
        var link = made.json().path("link").asString();
        var token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(owner.call("GET", "/api/v1/invitations").send().text())
                .contains("new@geese.example")
                .doesNotContain(token);

        var welcome = program.asNobody("GET", "/api/v1/invite/" + token).send().json();
        assertThat(welcome.path("user").asString()).isEqualTo("new@geese.example");
        assertThat(welcome.path("roles").toString()).isEqualTo("[\"warehouse\"]");
        var tooShort =
                program.asNobody("POST", "/api/v1/invite/" + token)
                        .json("{\"password\": \"short\"}")
                        .send();
        assertThat(tooShort.status()).isEqualTo(422);
        var join = "{\"password\": \"" + WholeProgram.PASSWORD + "\"}";
        assertThat(program.asNobody("POST", "/api/v1/invite/" + token).json(join).send().status())
                .isEqualTo(204);
        assertThat(program.asNobody("POST", "/api/v1/invite/" + token).json(join).send().status())
                .isEqualTo(410);

        var joined = program.login("new@geese.example");
        var session = joined.call("GET", "/api/v1/session").send().json();
        assertThat(session.at("/user/displayName").asString()).isEqualTo("小新");
        assertThat(session.at("/user/role").asString()).isEqualTo("warehouse");
        assertThat(joined.call("GET", "/api/v1/parcels").send().status()).isEqualTo(200);
        assertThat(joined.call("GET", "/api/v1/accounts").send().status()).isEqualTo(403);
        assertThat(joined.call("GET", "/api/v1/colleagues").send().text()).contains("王客服");
    }

    @Test
    void aWithdrawnInvitationIsGoneAndAnotherMerchantNeverSeesIt() {
        var owner = program.login("owner@geese.example");
        var made =
                owner.call("POST", "/api/v1/invitations")
                        .json("{\"user\": \"late@geese.example\", \"roles\": [\"viewer\"]}")
                        .send()
                        .json();
        var token = made.path("link").asString().replaceAll(".*/", "");
        var id = made.path("id").asString();

        assertThat(program.asOther("DELETE", "/api/v1/invitations/" + id).send().status())
                .isEqualTo(404);
        assertThat(owner.call("DELETE", "/api/v1/invitations/" + id).send().status())
                .isEqualTo(204);
        assertThat(program.asNobody("GET", "/api/v1/invite/" + token).send().status())
                .isEqualTo(410);
    }

    @Test
    void sessionsAreListedAndEnded() {
        var mine = program.login("service@geese.example");
        var elsewhere = program.login("service@geese.example");
        var sessions = mine.call("GET", "/api/v1/sessions").send().json().path("items");
        assertThat(sessions.size()).isGreaterThanOrEqualTo(2);
        assertThat(sessions.valueStream().filter(s -> s.path("current").asBoolean()).count())
                .isEqualTo(1);
        var other =
                sessions.valueStream()
                        .filter(s -> !s.path("current").asBoolean())
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();
        assertThat(elsewhere.call("GET", "/api/v1/session").send().status()).isEqualTo(200);

        assertThat(mine.call("DELETE", "/api/v1/sessions/" + other).send().status()).isEqualTo(204);

        assertThat(elsewhere.call("GET", "/api/v1/session").send().status()).isEqualTo(401);
        var viewer = program.login("viewer@geese.example");
        var theirs =
                mine.call("GET", "/api/v1/sessions").send().json().at("/items/0/id").asString();
        assertThat(viewer.call("DELETE", "/api/v1/sessions/" + theirs).send().status())
                .isEqualTo(404);
    }

    @Test
    void aSecondFactorIsAskedForAndEachCodeCountsOnce() throws Exception {
        program.account("two@geese.example", "两步", Role.SERVICE);
        var session = program.login("two@geese.example");
        var offer = session.call("POST", "/api/v1/session/second-factor").send().json();
        var secret = bytes(offer.path("secret").asString());
        assertThat(offer.path("uri").asString()).startsWith("otpauth://totp/Hongyan:");
        var wrong =
                session.call("POST", "/api/v1/session/second-factor/confirm")
                        .json("{\"code\": \"12\"}")
                        .send();
        assertThat(wrong.status()).isEqualTo(422);
        var step = InstantSource.system().instant().getEpochSecond() / 30;
        var recovery =
                session.call("POST", "/api/v1/session/second-factor/confirm")
                        .json("{\"code\": \"" + code(secret, step) + "\"}")
                        .send()
                        .json()
                        .path("recovery");
        assertThat(recovery.size()).isEqualTo(10);

        assertThat(knock("").json().path("code").asString()).isEqualTo("login.code");
        assertThat(knock(code(secret, step)).json().path("code").asString())
                .isEqualTo("login.code_wrong");
        assertThat(knock(code(secret, step + 1)).status()).isEqualTo(200);
        var spare = recovery.get(0).asString();
        assertThat(knock(spare).status()).isEqualTo(200);
        assertThat(knock(spare).status()).isEqualTo(401);
        assertThat(
                        session.call("GET", "/api/v1/session")
                                .send()
                                .json()
                                .at("/user/secondFactor")
                                .asBoolean())
                .isTrue();
    }

    private static WholeProgram.Answer knock(String code) {
        return program.asNobody("POST", "/api/v1/session")
                .json(
                        """
                        {"user": "two@geese.example", "password": "%s", "code": "%s"}
                        """
                                .formatted(WholeProgram.PASSWORD, code))
                .send();
    }

    private static byte[] bytes(String base32) {
        var bits = new StringBuilder();
        for (int i = 0; i < base32.length(); i++) {
            var value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
            bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
        }
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    /** As an authenticator app reckons it. */
    private static String code(byte[] secret, long step) throws Exception {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int at = hash[19] & 15;
        int number =
                (hash[at] & 127) << 24
                        | (hash[at + 1] & 255) << 16
                        | (hash[at + 2] & 255) << 8
                        | hash[at + 3] & 255;
        return String.format("%06d", number % 1_000_000);
    }

    @Test
    void aKeyDoesWhatItsScopesSayAndItsCallsAreInTheLog() {
        var owner = program.login("owner@geese.example");
        var key =
                owner.call("POST", "/api/v1/keys")
                        .json(
                                """
                                {"name": "ERP", "roles": ["service"], "scopes": ["orders:read"]}
                                """)
                        .send()
                        .json()
                        .path("key")
                        .asString();
        var good = withKey("GET", "/api/v1/orders?q=B", key).send();
        var bad = withKey("GET", "/api/v1/parcels", key).send();
        assertThat(good.status()).isEqualTo(200);
        assertThat(bad.status()).isEqualTo(403);
        assertThat(bad.json().path("code").asString()).isEqualTo("key.scope");

        var dev = program.login("dev@geese.example");
        var trace = bad.header("x-trace-id");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> dev.call("GET", "/api/v1/requests/" + trace).send().status() == 200);
        var row = dev.call("GET", "/api/v1/requests/" + trace).send().json();
        assertThat(row.path("path").asString()).isEqualTo("/api/v1/parcels");
        assertThat(row.path("status").asInt()).isEqualTo(403);
        assertThat(row.path("code").asString()).isEqualTo("key.scope");
        assertThat(row.at("/key/name").asString()).isEqualTo("API key ERP");
        assertThat(dev.call("GET", "/api/v1/requests?failed=true").send().text())
                .contains(trace)
                .doesNotContain(good.header("x-trace-id"));
        var viewer = program.login("viewer@geese.example");
        assertThat(viewer.call("GET", "/api/v1/requests").send().status()).isEqualTo(403);
        assertThat(
                        dev.call("POST", "/api/v1/keys")
                                .json("{\"name\": \"x\", \"roles\": [\"owner\"]}")
                                .send()
                                .status())
                .isEqualTo(403);
    }

    private static WholeProgram.Call withKey(String method, String path, String key) {
        return program.asNobody(method, path).header("Authorization", "Bearer " + key);
    }

    @Test
    void theAuditIsFilteredAndNamesPeople() {
        var owner = program.login("owner@geese.example");
        var kinds = owner.call("GET", "/api/v1/audit/kinds").send().json();
        assertThat(kinds.toString()).contains("session.began");
        var rows =
                owner.call(
                                "GET",
                                "/api/v1/audit?kind=session.began&actor=owner@geese.example"
                                        + "&from=2026-11-22")
                        .send()
                        .json()
                        .path("items");
        assertThat(rows.size()).isGreaterThan(0);
        assertThat(rows.at("/0/actor/name").asString()).isEqualTo("李雁");
        assertThat(owner.call("GET", "/api/v1/audit?to=2020-01-01").send().json().path("items"))
                .isEmpty();
        assertThat(owner.call("GET", "/api/v1/audit?to=yesterday").send().status()).isEqualTo(422);
    }

    @Test
    void viewsAreEachPersonsOwn() {
        var mine = program.login("service@geese.example");
        var view = "{\"page\": \"parcels\", \"name\": \"我的异常\", \"query\": {\"tab\": \"trouble\"}}";
        var made = mine.call("POST", "/api/v1/views").json(view).send();
        assertThat(made.status()).isEqualTo(201);
        assertThat(mine.call("POST", "/api/v1/views").json(view).send().status()).isEqualTo(422);
        var id = made.json().path("id").asString();
        var renamed =
                mine.call("PUT", "/api/v1/views/" + id)
                        .json(view.replace("我的异常", "要看的"))
                        .send()
                        .json();
        assertThat(renamed.path("name").asString()).isEqualTo("要看的");

        var viewer = program.login("viewer@geese.example");
        assertThat(viewer.call("GET", "/api/v1/views?page=parcels").send().json().path("items"))
                .isEmpty();
        assertThat(viewer.call("DELETE", "/api/v1/views/" + id).send().status()).isEqualTo(404);
        assertThat(mine.call("DELETE", "/api/v1/views/" + id).send().status()).isEqualTo(204);
    }

    /** What everybody may do for himself, and what asks and changes nothing. */
    private static final Set<String> EVERYBODYS =
            Set.of(
                    "/api/v1/session",
                    "/api/v1/session/second-factor",
                    "/api/v1/session/second-factor/confirm",
                    "/api/v1/session/second-factor/remove",
                    "/api/v1/views",
                    "/api/v1/views/{id}",
                    "/api/v1/flows/check",
                    "/api/v1/setup/{token}",
                    "/api/v1/invite/{token}",
                    "/api/v1/clock");

    @Test
    void aViewerLooksAndChangesNothing() {
        var viewer = program.login("viewer@geese.example");
        assertThat(viewer.call("GET", "/api/v1/today").send().status()).isEqualTo(200);
        var paths = program.asNobody("GET", "/api/v1/openapi.json").send().json().path("paths");
        var let = new ArrayList<String>();
        var asked = 0;
        for (var path : paths.properties()) {
            for (var method : path.getValue().propertyNames()) {
                if (method.equals("get")
                        || !path.getKey().startsWith("/api/v1/")
                        || EVERYBODYS.contains(path.getKey())) {
                    continue;
                }
                asked++;
                var call =
                        viewer.call(
                                        method.toUpperCase(Locale.ROOT),
                                        path.getKey()
                                                .replaceAll(
                                                        "\\{[a-zA-Z]+}",
                                                        UUID.randomUUID().toString()))
                                .json("{}")
                                .send();
                if (call.status() != 403 && call.status() != 404) {
                    let.add(method + " " + path.getKey() + " " + call.status());
                }
            }
        }

        // The reason is asked for before anything else; who may decide is looked at after it.
        let.remove("post /api/v1/approvals/{id}/refuse 422");
        assertThat(let).isEmpty();
        assertThat(asked).isGreaterThan(40);
    }
}
