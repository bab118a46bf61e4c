package io.hongyan.sandbox.samples;

import io.hongyan.sandbox.provider.Push;
import io.hongyan.sandbox.provider.SampleLetters;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Posts recorded pushes to a running demo: with today's times, signed for its connections, their
 * waybills bound to an order first, and says what the product answered and what became of each.
 */
public final class Samples {

    private static final String SHOP = "/api/v1/orders/yanxing-mall/";
    private static final String PHONE = "13900001234";

    private final String product;
    private final String apiKey;
    private final PrintStream out;
    private final SampleLetters letters = new SampleLetters(new Keys());
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    public Samples(String product, String apiKey, PrintStream out) {
        this.product = product;
        this.apiKey = apiKey;
        this.out = out;
    }

    /** The number of pushes that were not taken, or -1 if the product can't be asked. */
    public int post(List<java.nio.file.Path> folders) {
        var clock = ask("GET", "/api/v1/clock", "");
        var hooks = hooks();
        if (clock.isEmpty() || hooks.isEmpty()) {
            out.println("The product at " + product + " does not answer to this key.");
            return -1;
        }
        var now = OffsetDateTime.parse(Json.text(clock, "now")).toInstant();
        var numbers = new LinkedHashSet<String>();
        var refused = 0;
        for (var folder : folders) {
            for (var sample : SampleFolder.read(folder)) {
                var url = hooks.get(sample.provider());
                if (url == null) {
                    continue;
                }
                var told = sample.toldAt(now);
                told.waybills().forEach(this::bind);
                numbers.addAll(told.waybills().keySet());
                var to = new SampleLetters.Address(told.provider(), url);
                var answer = send(letters.letter(to, told.type(), told.text(), now));
                refused += answer.statusCode() / 100 == 2 ? 0 : 1;
                out.println(told.name() + " → " + answer.statusCode() + " " + line(answer.body()));
            }
        }
        pause();
        out.println();
        numbers.forEach(this::show);
        out.println("Messages, if any, lie on the phone " + PHONE + ".");
        return refused;
    }

    /** Flows act on a parcel when an order holds it, so each gets one. */
    private void bind(String number, String carrier) {
        var order = Json.object().put("number", "SAMPLE-" + number);
        order.putObject("paid").put("amount", 12_900).put("currency", "CNY");
        var line = order.putArray("lines").addObject();
        line.put("sku", "MUG-01").put("title", "青瓷随行杯").put("quantity", 1);
        line.putObject("price").put("amount", 12_900).put("currency", "CNY");
        order.putObject("buyer").put("name", "样例买家").put("phone", PHONE);
        order.put("address", "上海市徐汇区样例路1号");
        var path = SHOP + "SAMPLE-" + number;
        ask("PUT", path, order.toString());
        var parcel = Json.object().put("number", number);
        if (!carrier.isEmpty()) {
            parcel.put("carrier", carrier);
        }
        ask("POST", path + "/shipments", parcel.toString());
    }

    private void show(String number) {
        var found = ask("GET", "/api/v1/parcels?number=" + number, "").path("items").path(0);
        if (found.isMissingNode()) {
            out.println(number + "  not in the product");
            return;
        }
        var id = Json.text(found, "id");
        var did = new ArrayList<String>();
        for (var action : ask("GET", "/api/v1/actions?limit=100&parcel=" + id, "").path("items")) {
            if (!Json.text(action, "kind").equals("signal")) {
                var flow = Json.text(action, "key").replaceFirst("/.*", "");
                did.add(Json.text(action, "kind") + " " + flow + " " + Json.text(action, "state"));
            }
        }
        out.println(
                number
                        + "  "
                        + Json.text(found, "carrier")
                        + "  "
                        + Json.text(found, "substatus")
                        + "  parcel "
                        + id
                        + "\n    "
                        + String.join("; ", did));
    }

    private Map<String, String> hooks() {
        var hooks = new TreeMap<String, String>();
        for (var connection : ask("GET", "/api/v1/connections", "").path("items")) {
            hooks.put(Json.text(connection, "connector"), Json.text(connection, "hookUrl"));
        }
        return hooks;
    }

    private JsonNode ask(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(product + path))
                        .header("Authorization", "Bearer " + apiKey)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        var answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            if (!method.equals("GET")) {
                out.println(method + " " + path + " → " + line(answer.body()));
            }
            return Json.object();
        }
        return Json.read(answer.body()).orElseGet(Json::object);
    }

    private HttpResponse<String> send(Push.Letter letter) {
        var request =
                HttpRequest.newBuilder(URI.create(letter.url()))
                        .header("Content-Type", letter.type())
                        .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
        letter.headers().forEach(request::header);
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("The product at " + product + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the pushes cause is done a moment later. */
    private static void pause() {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS))
                .join();
    }

    private static String line(String text) {
        var flat = text.replaceAll("\\s+", " ").strip();
        return flat.length() > 160 ? flat.substring(0, 160) + "…" : flat;
    }
}
