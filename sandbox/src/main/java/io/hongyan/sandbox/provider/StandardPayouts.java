package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payout side of the merchant's own system. A small sum is paid at once, a larger one is
 * accepted and its result told later by hook, a huge one is refused. The same key always means the
 * same payout.
 */
final class StandardPayouts implements Provider {

    private static final long LARGE = 20_000;
    private static final long HUGE = 1_000_000;

    private final World world;
    private final Outbox outbox;
    private final Hooks hooks;
    private final Keys keys;
    private final Table<Payout> payouts;
    private final InstantSource machine;

    StandardPayouts(Base base, Journal journal, InstantSource machine) {
        this.world = base.world();
        this.outbox = base.outbox();
        this.hooks = base.hooks();
        this.keys = base.keys();
        this.payouts = journal.table("payout", Payout.class);
        this.machine = machine;
    }

    /** What most providers need. */
    record Base(World world, Outbox outbox, Hooks hooks, Keys keys) {}

    @Override
    public String name() {
        return "standard";
    }

    @Override
    public List<Duration> again() {
        return List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5));
    }

    @Override
    public boolean takes(int status, String body) {
        return status / 100 == 2;
    }

    @Override
    public Answer refused(Call call) {
        var key = call.header("idempotency-key");
        if (!call.method().equals("POST") || key.isEmpty()) {
            return Answer.problem(403, "Refused", "refused");
        }
        return payouts.get(key)
                .map(StandardPayouts::shown)
                .orElseGet(() -> book(key, call.text(), Payout.State.REFUSED, "收款账户异常"));
    }

    @Override
    public Answer answer(Call call, Note note) {
        if (call.method().equals("GET") && call.path().startsWith("/payout")) {
            return lookUp(call, note);
        }
        if (!call.path().equals("/payout") || !call.method().equals("POST")) {
            return Answer.notFound("POST /payout, GET /payout/{key}");
        }
        var key = call.header("idempotency-key");
        note.key(key);
        if (!note.verified(isSigned(call))) {
            return Answer.problem(401, "Unauthorized", "the signature is wrong or too old");
        }
        if (key.isEmpty() || key.length() > 200) {
            return Answer.bad("the header Idempotency-Key is missing or too long");
        }
        var old = payouts.get(key);
        if (old.isPresent()) {
            return old.get().body().equals(call.text())
                    ? shown(old.get())
                    : Answer.problem(422, "Key used", "this key belongs to another payout");
        }
        var amount = Json.read(call.text()).flatMap(StandardPayouts::amount);
        if (amount.isEmpty() || amount.get() <= 0) {
            return Answer.problem(
                    422, "Unreadable", "amount {amount, currency CNY} must be above zero");
        }
        if (amount.get() > HUGE) {
            return book(key, call.text(), Payout.State.REFUSED, "超过单笔限额");
        }
        if (amount.get() >= LARGE) {
            world.plan(Duration.ofMinutes(20), Task.Kind.PAYOUT, key);
            return book(key, call.text(), Payout.State.ACCEPTED, "");
        }
        return book(key, call.text(), Payout.State.PAID, "");
    }

    void clear() {
        payouts.clear();
    }

    /** An accepted payout gets its result, and the product is told. */
    void conclude(Task task) {
        world.done(task);
        var payout = payouts.get(task.ref()).orElse(null);
        if (payout == null || payout.state() != Payout.State.ACCEPTED) {
            return;
        }
        var done = new Payout(payout.key(), payout.body(), Payout.State.PAID, "", world.now());
        payouts.put(done.key(), done);
        hooks.hookUrl(name()).ifPresent(url -> tell(url, done));
    }

    private void tell(String url, Payout done) {
        var body = Json.object().put("type", "payout.result");
        body.put("timestamp", Beijing.iso(world.now())).set("data", view(done));
        var id = "msg_payout_" + world.number();
        var secret = keys.get("standard.signingSecret");
        var headers = Webhook.headers(secret, id, world.now(), body.toString());
        var letter = new Push.Letter(url, "application/json", body.toString(), headers);
        outbox.post(name(), done.key(), letter);
        if (outbox.isForging(name(), done.key())) {
            var guess = Webhook.headers("whsec_Z3Vlc3NlZA==", id, world.now(), body.toString());
            outbox.postForged(
                    name(), done.key(), new Push.Letter(url, letter.type(), letter.body(), guess));
        }
    }

    @Override
    public Push.Letter leaving(Push.Letter letter, Instant now) {
        var id = letter.headers().getOrDefault("webhook-id", "");
        var headers = Webhook.headers(keys.get("standard.signingSecret"), id, now, letter.body());
        return new Push.Letter(letter.url(), letter.type(), letter.body(), headers);
    }

    private Answer lookUp(Call call, Note note) {
        var key =
                call.path().startsWith("/payout/")
                        ? call.path().substring("/payout/".length())
                        : call.queryFields().getOrDefault("key", "");
        note.key(key);
        if (!call.header("webhook-signature").isEmpty() && !note.verified(isSigned(call))) {
            return Answer.problem(401, "Unauthorized", "the signature is wrong or too old");
        }
        return payouts.get(key)
                .map(StandardPayouts::shown)
                .orElseGet(() -> Answer.notFound("no payout has this key"));
    }

    private boolean isSigned(Call call) {
        return Webhook.isRight(
                call, keys.get("standard.signingSecret"), world.now(), machine.instant());
    }

    private Answer book(String key, String body, Payout.State state, String reason) {
        var payout = new Payout(key, body, state, reason, world.now());
        payouts.put(key, payout);
        return shown(payout);
    }

    private static Answer shown(Payout payout) {
        return Answer.json(view(payout));
    }

    private static ObjectNode view(Payout payout) {
        var id = "po_" + Digest.hex(Digest.md5(payout.key())).substring(0, 20);
        var view = Json.object().put("id", id).put("key", payout.key());
        view.put("state", payout.state().wire()).put("at", Beijing.iso(payout.at()));
        if (!payout.reason().isEmpty()) {
            view.put("reason", payout.reason());
        }
        return view;
    }

    private static Optional<Long> amount(JsonNode body) {
        var money =
                body.path("amount").isMissingNode() ? body.at("/data/amount") : body.path("amount");
        var amount = money.isObject() ? money.path("amount") : money;
        var currency = money.isObject() ? Json.text(money, "currency") : "CNY";
        return amount.isIntegralNumber() && currency.equals("CNY")
                ? Optional.of(amount.asLong())
                : Optional.empty();
    }
}
