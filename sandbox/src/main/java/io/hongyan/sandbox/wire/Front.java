package io.hongyan.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** The port, on loopback only: hands each request to the first desk that takes its path. */
public final class Front implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Front.class.getName());

    /** Serves the paths that it takes. */
    @FunctionalInterface
    public interface Desk {

        void serve(HttpExchange exchange) throws IOException;
    }

    private record Place(Predicate<String> takes, Desk desk) {}

    private final HttpServer server;
    private final List<Place> places = new ArrayList<>();

    public Front(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " can't be opened", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
    }

    /** The earlier a desk is added, the earlier it is asked. */
    public void add(Predicate<String> takes, Desk desk) {
        places.add(new Place(takes, desk));
    }

    public void open() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    public static void send(HttpExchange exchange, Answer answer) throws IOException {
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var none = head || answer.body().length() == 0;
        exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length());
        if (!none) {
            exchange.getResponseBody().write(answer.body().array());
        }
        exchange.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try {
            var path = exchange.getRequestURI().getPath();
            for (var place : places) {
                if (place.takes().test(path)) {
                    place.desk().serve(exchange);
                    return;
                }
            }
            send(exchange, Answer.notFound("nothing is served at " + path));
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "a request failed: " + exchange.getRequestURI(), e);
            send(exchange, Answer.problem(500, "Sandbox error", String.valueOf(e)));
        } finally {
            exchange.close();
        }
    }
}
