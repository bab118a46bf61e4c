package io.hongyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hongyan.server.platform.Changes.Change;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.StreamNotice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamIT {

    static ApiFixture api;

    @BeforeAll
    static void start() {
        api = ApiFixture.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** Somebody who looks at a page. */
    static final class Browser implements AutoCloseable {

        private final BufferedReader lines;
        String lastId = "";

        Browser(String key, String after) throws IOException, InterruptedException {
            var request =
                    HttpRequest.newBuilder(api.address("/api/v1/stream"))
                            .header("Authorization", "Bearer " + key)
                            .header("Accept", "text/event-stream");
            if (!after.isEmpty()) {
                request.header("Last-Event-ID", after);
            }
            var answer = api.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            // The first words are written once the line listens.
            assertThat(lines.readLine()).isEqualTo("retry: 2000");
            var here = lines.readLine();
            lastId = here.startsWith("id: ") ? here.substring(4) : "";
        }

        /** The next event as {@code type data}. */
        String next() throws IOException {
            var type = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    return type + " " + line.substring(6);
                }
            }
            return "end";
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    static void change(UUID merchant, UUID id) {
        api.database.transact(
                merchant,
                c -> {
                    StreamNotice.changed(c, merchant, "parcel.changed", id);
                    return true;
                });
    }

    @Test
    void aChangeReachesThoseOfItsMerchantAndNobodyElse() throws Exception {
        var id = UUID.randomUUID();
        var others = UUID.randomUUID();
        try (var mine = new Browser(api.key, "");
                var his = new Browser(api.otherKey, "")) {
            change(api.merchant, id);
            change(api.other, others);

            assertThat(mine.next()).isEqualTo("parcel.changed {\"id\":\"" + id + "\"}");
            assertThat(his.next()).contains(others.toString());
        }
    }

    @Test
    void whoComesBackHearsWhatHeMissed() throws Exception {
        var seen = UUID.randomUUID();
        var missed = UUID.randomUUID();
        var lastId = "";
        try (var browser = new Browser(api.key, "")) {
            change(api.merchant, seen);
            assertThat(browser.next()).contains(seen.toString());
            lastId = browser.lastId;
        }
        change(api.merchant, missed);

        try (var browser = new Browser(api.key, lastId)) {
            assertThat(browser.next()).contains(missed.toString());
        }
    }

    @Test
    void whoWasAwayHearsEachChangeOnceAndNothingElse() throws Exception {
        var lastId = "";
        try (var browser = new Browser(api.key, "")) {
            lastId = browser.lastId;
        }
        var missed = new ArrayList<String>();
        for (int i = 0; i < 3_000; i++) {
            var id = UUID.randomUUID();
            missed.add(id.toString());
            change(api.merchant, id);
        }

        try (var browser = new Browser(api.key, lastId)) {
            for (var id : missed) {
                assertThat(browser.next()).isEqualTo("parcel.changed {\"id\":\"" + id + "\"}");
            }
        }
    }

    @Test
    void whoWasAwayForLongerThanTheLogReachesLooksAnew() throws Exception {
        var first = UUID.randomUUID();
        var lastId = "";
        try (var browser = new Browser(api.otherKey, "")) {
            change(api.other, first);
            assertThat(browser.next()).contains(first.toString());
            lastId = browser.lastId;
        }
        var events = api.bean(LiveEvents.class);
        for (int i = 0; i <= LiveEvents.REMEMBERED; i++) {
            events.publish(List.of(new Change(api.other, "parcel.changed", UUID.randomUUID())));
        }

        try (var browser = new Browser(api.otherKey, lastId)) {
            assertThat(browser.next()).isEqualTo("reset {}");
        }
    }

    @Test
    void whatIsRolledBackHasNotChanged() throws Exception {
        var never = UUID.randomUUID();
        var id = UUID.randomUUID();
        try (var browser = new Browser(api.key, "")) {
            assertThatThrownBy(() ->
                            api.database.transact(
                                    api.merchant,
                                    c -> {
                                        StreamNotice.changed(
                                                c, api.merchant, "parcel.changed", never);
                                        throw new IllegalStateException("taken back");
                                    }))
                    .isInstanceOf(IllegalStateException.class);
            change(api.merchant, id);

            assertThat(browser.next()).contains(id.toString());
        }
    }

    @Test
    void aTransactionThatChangesManyTellsThemTogether() throws Exception {
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        try (var browser = new Browser(api.key, "")) {
            api.database.transact(
                    api.merchant,
                    c -> {
                        ids.forEach(
                                id -> StreamNotice.changed(c, api.merchant, "parcel.changed", id));
                        return true;
                    });

            var told = browser.next();
            assertThat(told).startsWith("parcel.changed {\"ids\":[");
            ids.forEach(id -> assertThat(told).contains(id.toString()));
        }
    }

    @Test
    void whatAnotherNodeChangesIsHeardHere() throws Exception {
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        try (var other = new Database(api.db.worker(), 4);
                var browser = new Browser(api.key, "")) {
            var node = new StreamListener(other, new LiveEvents(System::nanoTime));
            node.start();
            try {
                await().until(node::othersListen);
                for (var id : ids) {
                    other.transact(
                            api.merchant,
                            c -> {
                                StreamNotice.changed(c, api.merchant, "case.changed", id);
                                return true;
                            });
                }

                assertThat(browser.next())
                        .startsWith("case.changed ")
                        .contains(ids.get(0).toString(), ids.get(1).toString());
            } finally {
                node.stop();
            }
        }
    }

    @Test
    void whoComesBackFromAnotherNodeLooksAnew() throws Exception {
        try (var browser = new Browser(api.key, "another-17")) {
            assertThat(browser.next()).isEqualTo("reset {}");
        }
    }

    @Test
    void rubbishOnTheChannelHurtsNobody() throws Exception {
        var id = UUID.randomUUID();
        try (var browser = new Browser(api.key, "")) {
            for (var rubbish : new String[] {"", "no json", "{\"merchant\":\"x\"}", "[1]"}) {
                api.database.system(c -> {
                    try (var s = c.prepareStatement("select pg_notify('hongyan_stream', ?)")) {
                        s.setString(1, rubbish);
                        return s.execute();
                    }
                });
            }
            change(api.merchant, id);

            assertThat(browser.next()).contains(id.toString());
        }
    }

    @Test
    void theStreamNeedsALogin() {
        assertThat(api.asNobody("GET", "/api/v1/stream").send().status()).isEqualTo(401);
    }
}
