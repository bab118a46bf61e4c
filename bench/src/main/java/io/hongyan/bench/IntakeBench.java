package io.hongyan.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many pushes a second are answered after their commit, against COPY of the same rows and
 * against a plain hand-written service, in one run on one machine. One merchant, built-in flows on,
 * every parcel bound to an order beforehand.
 */
final class IntakeBench {

    private static final int SECONDS = Integer.getInteger("hongyan.bench.seconds", 30);

    /** Sent as fast as they are taken; half of them before that, so that the compilers are done. */
    private static final int MOST_SENT = Integer.getInteger("hongyan.bench.pushes", 200_000);

    private static final Duration MOST_DRAIN = Duration.ofMinutes(3);
    private static final int ORDERS = 50;
    private static final double LEAST_SHARE_OF_ACTIONS = 2.5;
    private static final long SEED = 11;

    private final Path root;
    private final PrintStream out;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    IntakeBench(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    void run() throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        figures.put("busy", load > 0.5);
        figures.put("loadAverage", load);
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("seed", SEED);
        var folder = Files.createTempDirectory("hongyan-bench");
        var world = world();
        try (var server =
                new ServerUnderTest(root, folder.resolve("data"), world.getAddress().getPort())) {
            ours(server);
            copy(server);
            server.endProgram();
            plain(server, "http://127.0.0.1:" + world.getAddress().getPort() + "/sink");
        } finally {
            world.stop(0);
        }
        print();
        write();
    }

    /** Stands for all providers and for the sink: says yes to everything. */
    private static HttpServer world() throws IOException {
        var world =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        world.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        world.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    var yes =
                            "{\"Success\":true,\"Code\":\"OK\",\"BizId\":\"1\",\"errcode\":0}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, yes.length);
                    exchange.getResponseBody().write(yes);
                    exchange.close();
                });
        world.start();
        return world;
    }

    private void ours(ServerUnderTest server) throws Exception {
        var hook = server.awaitHook();
        orders(server);
        run(server, 1, hook, MOST_SENT / 2, 0);
        var most = run(server, 2, hook, MOST_SENT, 0).result;
        put("ours, as fast as it takes", most);
        double half = most.perSecond() / 2;
        awaitDrained(server);
        long before = count(server, "action where kind = 'message'");
        var steady = run(server, 3, hook, (int) (half * SECONDS), half);
        int events = steady.newEvents;
        put("ours, at half of it", steady.result);
        long actions = count(server, "action where kind = 'message'") - before;
        double share = 100.0 * actions / events;
        figures.put("newEvents", events);
        figures.put("actionsShare", share);
        figures.put("valid", share >= LEAST_SHARE_OF_ACTIONS);
        long stored =
                count(
                        server,
                        "parcel_history h join parcel p using (merchant_id, parcel_id)"
                                + " where p.number like '93%'");
        figures.put("storedEvents", stored);
        figures.put("allStoredOnce", stored == events);
    }

    private record Run(OpenLoop.Result result, int newEvents) {}

    private Run run(ServerUnderTest server, int mark, String hook, int pushes, double rate)
            throws Exception {
        try (var load = new Workload(SEED, mark, hook, pushes, rate(rate), now())) {
            bind(server, load);
            var before = server.cpu();
            long own = CpuTime.of(ProcessHandle.current().pid());
            var result = new OpenLoop(server.hookPort(), load.requests(), rate).run();
            var after = server.cpu();
            out.printf(
                    "    CPU µs a push: server %.0f, PostgreSQL %.0f, generator and world %.0f%n",
                    (after[0] - before[0]) / (double) result.sent(),
                    (after[1] - before[1]) / (double) result.sent(),
                    (CpuTime.of(ProcessHandle.current().pid()) - own) / (double) result.sent());
            return new Run(result, load.newEvents());
        }
    }

    /** How fast the pushes' own times go by: as they are sent, or a guess. */
    private static double rate(double sent) {
        return sent == 0 ? 4_000 : sent;
    }

    /** What a flood has left to do is done first: the next run shall show its own cost. */
    private static void awaitDrained(ServerUnderTest server) throws SQLException {
        long until = System.nanoTime() + MOST_DRAIN.toNanos();
        var due = "action where state = 'waiting' and next_at <= now()";
        while (count(server, due) > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(500_000_000L);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void orders(ServerUnderTest server) {
        for (int i = 0; i < ORDERS; i++) {
            var body =
                    """
                    {"number": "B-%d", "paid": {"amount": 12900, "currency": "CNY"},
                     "lines": [{"sku": "S1", "title": "杯子", "quantity": 1,
                                "price": {"amount": 12900, "currency": "CNY"}}],
                     "buyer": {"name": "雁小姐", "phone": "138002%05d"},
                     "address": "浙江省杭州市西湖区柳巷1号"}\
                    """
                            .formatted(i, i);
            var status = server.call("PUT", "/api/v1/orders/bench/B-" + i, body);
            if (status / 100 != 2) {
                throw new IllegalStateException("the order was answered " + status);
            }
        }
    }

    /** Parcels of real orders, before their first push: the tables' owner binds them at once. */
    private static void bind(ServerUnderTest server, Workload load) throws SQLException {
        var sql =
                """
                insert into parcel (merchant_id, parcel_id, carrier, number, order_id, bound_at,
                                    created_at, since)
                select o.merchant_id, uuidv7(), ?, ?, o.order_id, now(), now(), now()
                  from shop_order o where o.shop = 'bench' and o.number = ?
                """;
        try (var c = server.owner("hongyan");
                var insert = c.prepareStatement(sql)) {
            c.setAutoCommit(false);
            int turn = 0;
            for (var parcel : load.parcels()) {
                insert.setString(1, parcel.carrier());
                insert.setString(2, parcel.number());
                insert.setString(3, "B-" + turn++ % ORDERS);
                insert.addBatch();
            }
            insert.executeBatch();
            c.commit();
        }
    }

    private static long count(ServerUnderTest server, String from) throws SQLException {
        try (var c = server.owner("hongyan");
                var query = c.createStatement();
                var rows = query.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The history's rows as they ended, copied into a table of the same form and indexes. */
    private void copy(ServerUnderTest server) throws SQLException, IOException {
        try (var c = server.owner("hongyan")) {
            c.createStatement()
                    .execute("create table bench_copy (like parcel_history including all)");
            var copies = c.unwrap(PGConnection.class).getCopyAPI();
            var rows = new java.io.StringWriter();
            copies.copyOut("copy (select * from parcel_history) to stdout", rows);
            long began = System.nanoTime();
            long copied = copies.copyIn("copy bench_copy from stdin", new StringReader(rows + ""));
            double perSecond = copied / ((System.nanoTime() - began) / 1e9);
            figures.put("copyRows", copied);
            figures.put("copyRowsPerSecond", perSecond);
        }
    }

    private void plain(ServerUnderTest server, String sink) throws Exception {
        try (var c = server.owner("postgres")) {
            c.createStatement().execute("create database bench_plain");
        }
        try (var c = server.owner("bench_plain")) {
            c.createStatement().execute(PlainService.TABLES);
        }
        int port = ServerUnderTest.freePort();
        var process =
                server.java(
                        System.getProperty("java.class.path"),
                        PlainService.class.getName(),
                        "" + port,
                        server.url("bench_plain"),
                        ServerUnderTest.USER,
                        server.password(),
                        sink);
        try {
            awaitPort(port);
            plain(port, 1, MOST_SENT / 2, 0);
            var most = plain(port, 2, MOST_SENT, 0);
            put("plain service, as fast as it takes", most);
            double half = most.perSecond() / 2;
            put("plain service, at half of it", plain(port, 3, (int) (half * SECONDS), half));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static OpenLoop.Result plain(int port, int mark, int pushes, double rate)
            throws Exception {
        try (var load = new Workload(SEED, mark, "/", pushes, rate(rate), now())) {
            return new OpenLoop(port, load.requests(), rate).run();
        }
    }

    private static void awaitPort(int port) {
        for (int i = 0; i < 300; i++) {
            try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(100_000_000L);
            }
        }
        throw new IllegalStateException("the plain service does not start");
    }

    private void put(String name, OpenLoop.Result result) {
        figures.put(name, result);
        out.printf("  … %s: %.0f acked/s%n", name, result.perSecond());
    }

    private void print() {
        boolean busy = Boolean.TRUE.equals(figures.get("busy"));
        out.printf(
                "intake, workload K1, one merchant, built-in flows on%s%n",
                busy ? "  [busy: absolute figures do not stand]" : "");
        figures.forEach((name, value) -> {
            if (value instanceof OpenLoop.Result r) {
                out.printf(
                        "  %-36s %8.0f acked/s   p50 %8.1f ms   p99 %8.1f ms   (%d of %d)%n",
                        name, r.perSecond(), r.p50(), r.p99(), r.acked(), r.sent());
            } else if (value instanceof Double number) {
                out.printf("  %-36s %10.2f%n", name, number);
            } else {
                out.printf("  %-36s %10s%n", name, value);
            }
        });
        if (figures.get("ours, as fast as it takes") instanceof OpenLoop.Result ours
                && figures.get("plain service, as fast as it takes") instanceof OpenLoop.Result p
                && figures.get("copyRowsPerSecond") instanceof Double copied) {
            ratio("ratio to the plain service", ours.perSecond() / p.perSecond());
            ratio("ratio to COPY of the history rows", ours.perSecond() / copied);
        }
    }

    private void ratio(String name, double value) {
        figures.put(name, value);
        out.printf("  %-36s %10.2f%n", name, value);
    }

    private void write() throws IOException {
        var file = root.resolve("target/bench/intake.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, JsonMapper.builder().build().writeValueAsString(figures));
        out.println("  written to " + file);
    }
}
