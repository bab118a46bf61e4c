package io.hongyan.sandbox.provider;

import com.sun.net.httpserver.HttpExchange;
import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Front;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Answers what the product calls, as far as the pressed faults let it, and writes it down. */
public final class Providers {

    private final World world;
    private final Faults faults;
    private final RequestLog log;
    private final Duration slowness;
    private final Map<String, Provider> byName = new TreeMap<>();

    Providers(World world, Faults faults, RequestLog log, Duration slowness) {
        this.world = world;
        this.faults = faults;
        this.log = log;
        this.slowness = slowness;
    }

    void know(Provider provider) {
        byName.put(provider.name(), provider);
    }

    /** All whose faults can be pressed; the mail server is one of them. */
    public List<String> names() {
        var names = new ArrayList<>(byName.keySet());
        names.add("smtp");
        return List.copyOf(names);
    }

    public boolean takes(String path) {
        return byName.containsKey(first(path));
    }

    public void serve(HttpExchange exchange) throws IOException {
        var read = Call.read(exchange);
        if (read.isEmpty()) {
            Front.send(exchange, Answer.problem(413, "Too large", "at most 4 MB are read"));
            return;
        }
        var name = first(exchange.getRequestURI().getPath());
        var call = inside(read.get(), name);
        var provider = byName.get(name);
        if (provider == null) {
            Front.send(exchange, Answer.notFound("no provider is called " + name));
            return;
        }
        var occasion = "call-" + log.nextOccasion();
        if (faults.strikes(name, Fault.Kind.DOWN, occasion)) {
            write(call, name, new Note(), "(down)");
            exchange.close();
            return;
        }
        respond(exchange, provider, call, occasion);
    }

    private void respond(HttpExchange exchange, Provider provider, Call call, String occasion)
            throws IOException {
        var note = new Note();
        var answer = answer(provider, call, note, occasion);
        var lost = faults.strikes(provider.name(), Fault.Kind.LOSE_ANSWER, occasion);
        var text = answer.body().text();
        write(call, provider.name(), note, (lost ? "(lost) " : "") + answer.status() + " " + text);
        if (faults.strikes(provider.name(), Fault.Kind.SLOW, occasion)) {
            pause();
        }
        if (lost) {
            exchange.close();
        } else {
            Front.send(exchange, answer);
        }
    }

    private Answer answer(Provider provider, Call call, Note note, String occasion) {
        if (faults.strikes(provider.name(), Fault.Kind.THROTTLE, occasion)) {
            return world.change("request", () -> provider.throttled(call));
        }
        if (faults.strikes(provider.name(), Fault.Kind.REFUSE, occasion)) {
            return world.change("request", () -> provider.refused(call));
        }
        return world.change("request", () -> provider.answer(call, note));
    }

    private void pause() {
        CompletableFuture.runAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(
                                slowness.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }

    private void write(Call call, String provider, Note note, String answer) {
        var entry = Json.object();
        entry.put("at", Beijing.iso(world.read(world::now))).put("provider", provider);
        entry.put("method", call.method()).put("path", call.path()).put("query", call.query());
        entry.put("body", cut(call.text())).put("signature", note.signature());
        entry.put("key", note.key()).put("answer", cut(answer));
        var headers = entry.putObject("headers");
        call.headers().forEach(headers::put);
        log.add(entry);
    }

    private static Call inside(Call call, String provider) {
        var rest = call.path().substring(1 + provider.length());
        var path = rest.isEmpty() ? "/" : rest;
        return new Call(call.method(), path, call.query(), call.headers(), call.body());
    }

    private static String first(String path) {
        var end = path.indexOf('/', 1);
        return path.length() < 2 ? "" : path.substring(1, end < 0 ? path.length() : end);
    }

    private static String cut(String text) {
        return text.length() > 20_000 ? text.substring(0, 20_000) + "…" : text;
    }
}
