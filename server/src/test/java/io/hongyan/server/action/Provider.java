package io.hongyan.server.action;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Somebody outside, over real HTTP: does what he is asked, once a call, and can misbehave. */
final class Provider implements AutoCloseable {

    enum Mood {
        WELL,
        /** Does it, and closes the connection without an answer. */
        LOSES_ANSWERS,
        /** Answers 503 and does nothing. */
        DOWN,
        /** Does it, and answers when {@link #letGo} is called. */
        SLOW
    }

    private final HttpServer server;
    private final List<String> calls = new ArrayList<>();
    private final List<String> lookUps = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private final Map<String, Integer> effectsByKey = new ConcurrentHashMap<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;

    Provider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    void feels(Mood next) {
        mood = next;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized List<String> lookUps() {
        return List.copyOf(lookUps);
    }

    /** Keys in the order in which they took effect. */
    synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    Map<String, Integer> effectsByKey() {
        return effectsByKey;
    }

    void awaitCall() throws InterruptedException {
        arrived.await();
    }

    void letGo() {
        gone.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            synchronized (this) {
                lookUps.add(key);
            }
            say(exchange, mood == Mood.DOWN ? 503 : effectsByKey.containsKey(key) ? 200 : 404);
            return;
        }
        var felt = mood;
        synchronized (this) {
            calls.add(key);
        }
        switch (felt) {
            case WELL -> {
                does(key);
                say(exchange, 200);
            }
            case LOSES_ANSWERS -> {
                does(key);
                exchange.close();
            }
            case DOWN -> say(exchange, 503);
            case SLOW -> {
                does(key);
                arrived.countDown();
                waitToBeLetGo();
                say(exchange, 200);
            }
        }
    }

    private synchronized void does(@Nullable String key) {
        effects.add(key);
        effectsByKey.merge(String.valueOf(key), 1, Integer::sum);
    }

    private void waitToBeLetGo() {
        try {
            gone.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status) throws IOException {
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        gone.countDown();
        server.stop(0);
    }
}
