package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import io.hongyan.sandbox.world.Dice;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pushes of all providers. What was not taken stays here over a restart and is tried again as
 * its provider would.
 */
public final class Outbox {

    private static final int KEPT = 2_000;
    private static final List<Duration> UNREACHED =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

    private final World world;
    private final Faults faults;
    private final Table<Push> pushes;
    private final Map<String, Provider> providers = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    public Outbox(World world, Faults faults, Journal journal) {
        this.world = world;
        this.faults = faults;
        this.pushes = journal.table("push", Push.class);
    }

    void know(Provider provider) {
        providers.put(provider.name(), provider);
    }

    public List<Push> all() {
        return List.copyOf(pushes.all());
    }

    public void clear() {
        pushes.clear();
    }

    /** Puts a push on its way, with what faults make of it. Called inside a change. */
    void post(String provider, String about, Push.Letter letter) {
        var push = put(provider, about, letter, false);
        if (faults.strikes(provider, Fault.Kind.DUPLICATE, push.id())) {
            put(provider, about, letter, false);
        }
    }

    /** Puts a push on its way that a stranger made up: wrongly signed, sent once. */
    void postForged(String provider, String about, Push.Letter letter) {
        put(provider, about, letter, true);
    }

    boolean isForging(String provider, String about) {
        return faults.strikes(provider, Fault.Kind.FORGE, about + "/" + world.now());
    }

    /** Sends a push that is due. Called outside any change, for the product may call back. */
    public void deliver(Task task) {
        var push = world.read(() -> pushes.get(task.ref())).orElse(null);
        if (push == null || push.fate().state() != Push.State.WAITING) {
            world.change("push", () -> world.done(task));
            return;
        }
        var down = faults.strikes(push.provider(), Fault.Kind.DOWN, push.id());
        var reply = down ? Reply.unreached("the provider is down") : call(leaving(push));
        world.change(
                "push",
                () -> {
                    world.done(task);
                    settle(push, reply);
                });
    }

    /** A stranger knows no key to sign with again. */
    private Push.Letter leaving(Push push) {
        var sender = providers.get(push.provider());
        return sender == null || push.id().endsWith("-forged")
                ? push.letter()
                : sender.leaving(push.letter(), world.read(world::now));
    }

    private Push put(String provider, String about, Push.Letter letter, boolean forged) {
        var id = provider + "-" + world.number() + (forged ? "-forged" : "");
        var fate = new Push.Fate(Push.State.WAITING, 0, 0, "", world.now());
        var push = new Push(id, provider, about, letter, fate);
        pushes.put(id, push);
        world.plan(world.now().plus(late(push)), Task.Kind.DELIVER, id);
        forgetOldest(provider);
        return push;
    }

    private Duration late(Push push) {
        if (faults.strikes(push.provider(), Fault.Kind.DISORDER, push.id())) {
            var dice = Dice.of(world.seed(), "disorder", push.id());
            return Duration.ofMinutes(10 + dice.nextInt(80));
        }
        return faults.strikes(push.provider(), Fault.Kind.SLOW, push.id())
                ? Duration.ofMinutes(20)
                : Duration.ZERO;
    }

    private void settle(Push push, Reply reply) {
        var provider = Optional.ofNullable(providers.get(push.provider()));
        var fate = push.fate();
        var now = world.now();
        if (!reply.reached()) {
            var wait = UNREACHED.get(Math.min(fate.unreached(), UNREACHED.size() - 1));
            var next =
                    new Push.Fate(
                            fate.state(), fate.tries(), fate.unreached() + 1, reply.body(), now);
            pushes.put(push.id(), push.with(next));
            world.plan(now.plus(longEnough(wait)), Task.Kind.DELIVER, push.id());
            return;
        }
        var tries = fate.tries() + 1;
        var lost = faults.strikes(push.provider(), Fault.Kind.LOSE_ANSWER, push.id() + tries);
        var taken =
                !lost
                        && provider.map(p -> p.takes(reply.status(), reply.body()))
                                .orElse(reply.status() / 100 == 2);
        var again = provider.map(Provider::again).orElse(List.of());
        var forged = push.id().endsWith("-forged");
        var state = Push.State.TAKEN;
        if (!taken) {
            state = forged || tries > again.size() ? Push.State.GIVEN_UP : Push.State.WAITING;
        }
        var heard = (lost ? "(lost) " : "") + reply.status() + " " + reply.body();
        pushes.put(
                push.id(),
                push.with(new Push.Fate(state, tries, fate.unreached(), cut(heard), now)));
        if (state == Push.State.WAITING) {
            world.plan(now.plus(again.get(tries - 1)), Task.Kind.DELIVER, push.id());
        }
    }

    /** At a fast clock the machine still gets two seconds before it is called again. */
    private Duration longEnough(Duration wait) {
        var clock = world.clock();
        var two = Duration.ofMillis(Math.round(clock.paused() ? 0 : 2_000 * clock.speed()));
        return wait.compareTo(two) > 0 ? wait : two;
    }

    private void forgetOldest(String provider) {
        var mine = pushes.keysFrom(provider + "-");
        for (var i = 0; i < mine.size() - KEPT; i++) {
            if (pushes.get(mine.get(i)).orElseThrow().fate().state() != Push.State.WAITING) {
                pushes.remove(mine.get(i));
            }
        }
    }

    private record Reply(boolean reached, int status, String body) {

        static Reply unreached(String why) {
            return new Reply(false, 0, why);
        }
    }

    private Reply call(Push.Letter letter) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(letter.url()))
                            .timeout(Duration.ofSeconds(20))
                            .header("Content-Type", letter.type())
                            .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
            letter.headers().forEach(request::header);
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(true, response.statusCode(), response.body());
        } catch (IOException e) {
            return Reply.unreached(String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.unreached("interrupted");
        } catch (IllegalArgumentException e) {
            return new Reply(true, 0, "no usable address: " + letter.url());
        }
    }

    private static String cut(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
