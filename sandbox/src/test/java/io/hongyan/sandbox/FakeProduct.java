package io.hongyan.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A product that keeps what it hears, in order. When a shipment is bound it subscribes to it, some
 * at Kdniao and some at Kuaidi100, as the real one would.
 */
final class FakeProduct implements AutoCloseable {

    /** One call that came in. */
    record Heard(String method, String path, String query, String body) {

        boolean isHook() {
            return path.startsWith("/hooks/");
        }
    }

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final AtomicReference<String> sandbox = new AtomicReference<>("");
    private volatile int hookStatus = 200;

    FakeProduct() throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void follow(String sandboxUrl) {
        sandbox.set(sandboxUrl);
    }

    void answerHooks(int status) {
        hookStatus = status;
    }

    List<Heard> hooks() {
        return heard.stream().filter(Heard::isHook).toList();
    }

    List<String> clocks() {
        return heard.stream()
                .filter(h -> h.path().equals("/api/v1/clock"))
                .map(h -> Json.text(Json.read(h.body()).orElseThrow(), "now"))
                .toList();
    }

    /** Everything that was pushed, as one number. */
    String digest() {
        var all = new StringBuilder();
        hooks().forEach(h -> all.append(h.path()).append('?').append(h.query()).append(h.body()));
        return Digest.hex(Digest.sha256(Digest.utf8(all.toString())));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body =
                new String(
                        exchange.getRequestBody().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var call = new Heard(exchange.getRequestMethod(), uri.getPath(), query, body);
        heard.add(call);
        if (call.path().endsWith("/shipments")) {
            subscribe(Json.text(Json.read(body).orElseThrow(), "number"), call.path());
        }
        var bytes = Digest.utf8(call.isHook() ? yes(call.path()) : "{}");
        exchange.sendResponseHeaders(call.isHook() ? hookStatus : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String yes(String path) {
        return switch (path.split("/", -1)[2]) {
            case "kdniao" -> "{\"Success\":true}";
            case "kuaidi100" -> "{\"result\":true,\"returnCode\":\"200\",\"message\":\"成功\"}";
            case "sf" -> "{\"return_code\":\"0000\",\"return_msg\":\"成功\"}";
            case "aliyun-sms" -> "{\"code\":0,\"msg\":\"成功\"}";
            default -> "";
        };
    }

    private void subscribe(String number, String path) {
        if (sandbox.get().isEmpty() || number.startsWith("SF")) {
            return;
        }
        var even = number.startsWith("77") || Math.floorMod(number.hashCode(), 3) > 0;
        var order = heard.stream().filter(h -> path.startsWith(h.path() + "/")).findFirst();
        var phone =
                order.flatMap(o -> Json.read(o.body()))
                        .map(o -> o.at("/buyer/phone").asString(""))
                        .orElse("");
        if (even) {
            kdniao(number, phone.substring(7));
        } else {
            kuaidi100(number, phone);
        }
    }

    private void kdniao(String number, String digits) {
        var shipper = shipper(number);
        var data = Json.object().put("ShipperCode", shipper).put("LogisticCode", number);
        data.put("CustomerName", digits).put("CallBack", "cb-" + number);
        Caller.post(sandbox.get() + "/kdniao/api/dist", kdniaoForm(data.toString(), "8008"));
    }

    static String kdniaoForm(String data, String type) {
        var hex = Digest.hex(Digest.md5(data + "demo-kdniao-app-key"));
        var form = new LinkedHashMap<String, String>();
        form.put("RequestData", data);
        form.put("EBusinessID", "1200000");
        form.put("RequestType", type);
        form.put("DataSign", Digest.base64(Digest.utf8(hex)));
        form.put("DataType", "2");
        return Form.write(form);
    }

    private void kuaidi100(String number, String phone) {
        var param = Json.object().put("company", "").put("number", number);
        param.put("key", "demoKd100Key");
        param.putObject("parameters")
                .put("callbackurl", url() + "/hooks/kuaidi100/k2")
                .put("salt", "salt-" + number)
                .put("resultv2", "4")
                .put("autoCom", "1")
                .put("phone", phone);
        Caller.post(
                sandbox.get() + "/kuaidi100/poll",
                Form.write(Map.of("schema", "json", "param", param.toString())));
    }

    private static String shipper(String number) {
        if (number.startsWith("YT") || number.startsWith("JD")) {
            return number.startsWith("YT") ? "YTO" : "JD";
        }
        if (number.startsWith("JT")) {
            return "JTSD";
        }
        if (number.startsWith("77")) {
            return "STO";
        }
        if (number.startsWith("7")) {
            return "ZTO";
        }
        return number.startsWith("4") ? "YD" : "EMS";
    }
}
