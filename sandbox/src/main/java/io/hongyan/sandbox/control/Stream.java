package io.hongyan.sandbox.control;

import com.sun.net.httpserver.HttpExchange;
import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.world.World;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells the page what has changed, as server-sent events that name the kind of thing only. */
public final class Stream {

    private final World world;

    public Stream(World world) {
        this.world = world;
    }

    /** Lasts until the page goes away. */
    public void serve(HttpExchange exchange) throws IOException {
        var news = new LinkedBlockingQueue<String>(256);
        Consumer<String> listener = about -> news.offer(about);
        world.listen(listener);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            var out = exchange.getResponseBody();
            out.write(Digest.utf8("retry: 2000\n\n"));
            out.flush();
            while (true) {
                var about = news.poll(10, TimeUnit.SECONDS);
                out.write(Digest.utf8(about == null ? ": still here\n\n" : event(about)));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            exchange.close();
        } finally {
            world.ignore(listener);
        }
    }

    private static String event(String about) {
        return "event: changed\ndata: {\"about\":\"" + about + "\"}\n\n";
    }
}
