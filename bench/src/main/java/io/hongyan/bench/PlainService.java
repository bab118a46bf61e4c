package io.hongyan.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a shop would write by hand: verify the signature, store each new scan once, keep the
 * parcel's state, tell a sink when it is signed; one transaction a push, the answer after it.
 * Missing against the product: flows, encryption, several merchants, retries of the sink.
 */
public final class PlainService {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Map<String, String> STATUS =
            Map.of(
                    "1",
                    "PICKED_UP",
                    "2",
                    "IN_TRANSIT",
                    "202",
                    "OUT_FOR_DELIVERY",
                    "301",
                    "DELIVERED");

    static final String TABLES =
            """
            create table plain_parcel (carrier text, number text, status text not null,
              at timestamptz not null, primary key (carrier, number));
            create table plain_event (carrier text, number text, at timestamptz, action text,
              text text not null, place text not null, primary key (carrier, number, at, action));
            """;

    private static final String EVENT =
            "insert into plain_event values (?, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String STATE =
            """
            insert into plain_parcel as p values (?, ?, ?, ?)
            on conflict (carrier, number) do update set status = excluded.status, at = excluded.at
             where p.at < excluded.at
            """;

    private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(16);
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sink;

    private PlainService(String url, String user, String password, URI sink) throws SQLException {
        this.sink = sink;
        for (int i = 0; i < 16; i++) {
            var c = DriverManager.getConnection(url, user, password);
            c.setAutoCommit(false);
            pool.add(c);
        }
    }

    /** Arguments: port, JDBC address, user, password, address of the sink. */
    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        var service = new PlainService(args[1], args[2], args[3], URI.create(args[4]));
        var address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        var server = HttpServer.create(address, 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", service::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        boolean isGood;
        try {
            var data = form.getOrDefault("RequestData", "");
            isGood = Workload.sign(data, Workload.KEY).equals(form.get("DataSign")) && store(data);
        } catch (RuntimeException | SQLException | InterruptedException e) {
            isGood = false;
        }
        var body = ("{\"EBusinessID\":\"1200000\",\"Success\":" + isGood + "}").getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            int cut = pair.indexOf('=');
            form.put(pair.substring(0, cut), URLDecoder.decode(pair.substring(cut + 1), UTF_8));
        }
        return form;
    }

    private boolean store(String data) throws SQLException, InterruptedException {
        var parcels = JSON.readTree(data).path("Data");
        var signed = 0;
        var c = pool.take();
        try {
            for (var parcel : parcels) {
                signed += store(c, parcel) ? 1 : 0;
            }
            c.commit();
        } catch (SQLException e) {
            c.rollback();
            throw e;
        } finally {
            pool.add(c);
        }
        for (int i = 0; i < signed; i++) {
            var call = HttpRequest.newBuilder(sink).POST(HttpRequest.BodyPublishers.ofString(data));
            var _ = http.sendAsync(call.build(), HttpResponse.BodyHandlers.discarding());
        }
        return true;
    }

    /** True when this made the parcel a signed one. */
    private static boolean store(Connection c, JsonNode parcel) throws SQLException {
        var carrier = parcel.path("ShipperCode").asString();
        var number = parcel.path("LogisticCode").asString();
        var last = parcel.path("Traces").get(parcel.path("Traces").size() - 1);
        try (var event = c.prepareStatement(EVENT);
                var state = c.prepareStatement(STATE)) {
            for (var trace : parcel.path("Traces")) {
                event.setString(1, carrier);
                event.setString(2, number);
                event.setObject(3, time(trace));
                event.setString(4, trace.path("Action").asString());
                event.setString(5, trace.path("AcceptStation").asString());
                event.setString(6, trace.path("Location").asString());
                event.addBatch();
            }
            event.executeBatch();
            var status = STATUS.getOrDefault(last.path("Action").asString(), "UNKNOWN");
            state.setString(1, carrier);
            state.setString(2, number);
            state.setString(3, status);
            state.setObject(4, time(last));
            return state.executeUpdate() == 1 && status.equals("DELIVERED");
        }
    }

    private static Object time(JsonNode trace) {
        return LocalDateTime.parse(trace.path("AcceptTime").asString(), TIME)
                .atOffset(ZoneOffset.ofHours(8));
    }
}
