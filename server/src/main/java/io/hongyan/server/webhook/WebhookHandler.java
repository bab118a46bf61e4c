package io.hongyan.server.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.hongyan.kit.Call;
import io.hongyan.kit.CallLog;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Card;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Outside;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Words;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Leave;
import io.hongyan.server.action.OutsideHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.platform.Database;
import io.hongyan.server.vault.Vault;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Delivers events to a merchant's own system: a CloudEvents document under a Standard Webhooks
 * signature. Every try has the same id and a new time; any 2xx is a yes.
 */
public final class WebhookHandler implements OutsideHandler {

    static final Duration GIVE_UP = Duration.ofDays(5);
    private static final Duration LONGEST_WISH = Duration.ofHours(24);
    private static final String NOBODY = "webhook:nobody";
    private static final Words HELP = new Words("密钥", "secret");
    static final Card CARD =
            new Card(
                    "webhook",
                    new Words("商家系统", "your own system"),
                    URI.create("https://www.standardwebhooks.com"),
                    Set.of(Card.Role.CHANNEL),
                    List.of(Card.Field.secret("secret", HELP, HELP)));

    private final Post post;

    /**
     * What sending needs.
     *
     * @param source who we are: the {@code source} of our events
     */
    public record Post(
            Database database, Vault vault, ActionStore actions, Outside outside, URI source) {}

    public WebhookHandler(Post post) {
        this.post = post;
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public String endpoint(StoredAction action, Instant now) {
        return post.database
                .transact(action.merchant(), c -> endpointOf(c, action))
                .map(endpoint -> "webhook:" + endpoint.id())
                .orElse(NOBODY);
    }

    @Override
    public Leave begins(Connection c, StoredAction action, Instant now) throws SQLException {
        if (action.text("endpoint").isEmpty() && action.text("endpointId").isEmpty()) {
            var told = WebhookFanout.spread(c, action, post.actions);
            return new Leave.Cancelled("event: handed on to " + told + " addresses that listen");
        }
        var endpoint = endpointOf(c, action);
        if (endpoint.isEmpty()) {
            return new Leave.Impossible("webhook-unknown", action.text("endpoint"));
        }
        return endpoint.get().form().isOn() ? Leave.NOW : new Leave.Cancelled("webhook-off");
    }

    @Override
    public Outcome call(StoredAction action, Instant now) {
        var found = post.database.transact(action.merchant(), c -> endpointOf(c, action));
        if (found.isEmpty()) {
            return new Outcome.Refused("webhook-unknown", "the address was removed");
        }
        var endpoint = found.get();
        var secrets = secrets(action, endpoint, now);
        var http =
                post.outside.http(
                        CARD, new Settings(Map.of("secret", secrets.getFirst())), CallLog.NONE);
        return outcome(http.call(signed(action, endpoint, secrets, http)), http.now());
    }

    private Call signed(
            StoredAction action, EndpointStore.Endpoint endpoint, List<String> secrets, Http http) {
        var id = "msg_" + action.id();
        var body = body(action);
        var seconds = http.now().getEpochSecond();
        return Call.postJson(endpoint.form().url(), body)
                .typedByMerchant()
                .within(Duration.ofSeconds(10))
                .answering(1024)
                .with("content-type", "application/cloudevents+json; charset=utf-8")
                .with("webhook-id", id)
                .with("webhook-timestamp", Long.toString(seconds))
                .with("webhook-signature", signature(secrets, id, seconds, body));
    }

    /** One signature for each secret that holds, parted by blanks. */
    static String signature(List<String> secrets, String id, long seconds, String body) {
        var all = new ArrayList<String>();
        for (var secret : secrets) {
            try {
                all.add(new Webhook(secret).sign(id, seconds, body));
            } catch (WebhookSigningException | EmptyWebhookSecretException e) {
                throw new IllegalStateException("the secret of a webhook does not sign", e);
            }
        }
        return String.join(" ", all);
    }

    private List<String> secrets(
            StoredAction action, EndpointStore.Endpoint endpoint, Instant now) {
        var secrets = new ArrayList<String>();
        secrets.add(post.vault.openText(action.merchant(), endpoint.secret()));
        var old = endpoint.oldSecret();
        var until = endpoint.oldUntil();
        if (old != null && until != null && now.isBefore(until)) {
            secrets.add(post.vault.openText(action.merchant(), old));
        }
        return secrets;
    }

    /** The same bytes at every try. */
    private String body(StoredAction action) {
        var event = Json.object();
        event.put("specversion", "1.0");
        event.put("id", "msg_" + action.id());
        event.put("source", post.source.toString());
        event.put("type", action.text("type"));
        event.put("time", at(action));
        event.put("subject", action.subject().wireName());
        event.put("datacontenttype", "application/json");
        event.set("data", action.body().path("data"));
        return Json.write(event);
    }

    private static String at(StoredAction action) {
        var at = action.text("at");
        return at.isEmpty() ? action.dueAt().toString() : at;
    }

    private static Outcome outcome(CallResult result, Instant now) {
        return switch (result) {
            case CallResult.Answer answer when answer.isSuccess() ->
                    new Outcome.Done("", "HTTP " + answer.status());
            case CallResult.Answer answer when answer.status() == 410 ->
                    new Outcome.Refused("gone", "the receiver answered 410");
            case CallResult.Answer answer ->
                    new Outcome.NotNow(wish(answer, now), "HTTP " + answer.status());
            case CallResult.NotSent(var reason) -> new Outcome.NotNow(Duration.ZERO, reason);
            // Receivers know repeats by the id, so one more does no harm.
            case CallResult.MaybeSent(var reason) -> new Outcome.NotNow(Duration.ZERO, reason);
        };
    }

    /** Retry-After in seconds or as a date, within a day. */
    static Duration wish(CallResult.Answer answer, Instant now) {
        var after = answer.header("retry-after").strip();
        if (after.matches("[0-9]{1,9}")) {
            return shorter(Duration.ofSeconds(Long.parseLong(after)));
        }
        try {
            var date = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(now, date.toInstant());
            return wait.isNegative() ? Duration.ZERO : shorter(wait);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration shorter(Duration wish) {
        return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }

    @Override
    public Outcome lookUp(StoredAction action, Instant now) {
        return new Outcome.NotNow(Duration.ZERO, "receivers know repeats by the id");
    }

    @Override
    public void heard(Connection c, StoredAction action, Outcome outcome, Instant now)
            throws SQLException {
        var found = endpointOf(c, action);
        if (found.isEmpty()) {
            return;
        }
        var id = found.get().id();
        var merchant = action.merchant();
        switch (outcome) {
            case Outcome.Done _ -> EndpointStore.well(c, merchant, id);
            case Outcome.Refused(_, var reason) -> switchOff(c, action, found.get(), reason, now);
            case Outcome.NotNow(_, var reason) -> {
                var since = EndpointStore.failing(c, merchant, id, now);
                if (since.isPresent() && !now.isBefore(since.get().plus(GIVE_UP))) {
                    switchOff(c, action, found.get(), "failing for 5 days: " + reason, now);
                }
            }
            case Outcome.Unknown _ -> {}
        }
    }

    private void switchOff(
            Connection c,
            StoredAction action,
            EndpointStore.Endpoint endpoint,
            String why,
            Instant now)
            throws SQLException {
        var merchant = action.merchant();
        if (EndpointStore.switchOff(c, merchant, endpoint.id(), why)) {
            var name = endpoint.form().name();
            var notice = WebhookFanout.notice(merchant, endpoint.id(), name, why, now);
            post.actions.insertAll(c, merchant, List.of(notice));
        }
    }

    /** By id, as events name it, or by name, as a flow's step does. */
    private static Optional<EndpointStore.Endpoint> endpointOf(Connection c, StoredAction action)
            throws SQLException {
        var id = action.findId("endpointId");
        if (id.isPresent()) {
            return EndpointStore.find(c, action.merchant(), id.get());
        }
        var name = action.text("endpoint");
        return EndpointStore.all(c, action.merchant()).stream()
                .filter(one ->
                        one.form().name().equals(name)
                                || one.id().toString().equals(name)
                                || (name.isEmpty() && one.wants(action.text("type"))))
                .findFirst();
    }
}
