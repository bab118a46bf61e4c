package io.hongyan.connectors.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongyan.kit.Call;
import io.hongyan.kit.Json;
import io.hongyan.kit.Message;
import io.hongyan.kit.StandardWebhook;
import java.net.URLEncoder;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** One event in the three forms that a receiver may choose. */
record WebhookEvent(Message message, String source) {

    private static final String CLOUD_JSON = "application/cloudevents+json; charset=utf-8";

    String id() {
        return StandardWebhook.idOf(message.key());
    }

    private String type() {
        return "cn.hongyan." + message.template() + ".v1";
    }

    private String time() {
        return message.sentAt().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The event's data; a text that is no JSON is told as a text. */
    private JsonNode data() {
        try {
            return Json.read(message.text());
        } catch (Json.UnreadableJson e) {
            return Json.object().put("text", message.text());
        }
    }

    /** {@code {"type", "timestamp", "data"}}. */
    Call standard() {
        var body = Json.object().put("type", message.template()).put("timestamp", time());
        body.set("data", data());
        return Call.postJson(message.to(), Json.write(body));
    }

    /** One JSON with the event's attributes around its data. */
    Call structured() {
        var body =
                Json.object()
                        .put("specversion", "1.0")
                        .put("id", id())
                        .put("source", source)
                        .put("type", type());
        if (!message.subject().isEmpty()) {
            body.put("subject", message.subject());
        }
        body.put("time", time()).put("datacontenttype", "application/json").set("data", data());
        return Call.postJson(message.to(), Json.write(body)).with("content-type", CLOUD_JSON);
    }

    /** The data as body and the attributes as headers. */
    Call binary() {
        var call =
                Call.postJson(message.to(), Json.write(data()))
                        .with("content-type", "application/json")
                        .with("ce-specversion", "1.0")
                        .with("ce-id", id())
                        .with("ce-source", inHeader(source))
                        .with("ce-type", type())
                        .with("ce-time", time());
        return message.subject().isEmpty()
                ? call
                : call.with("ce-subject", inHeader(message.subject()));
    }

    /** Percent-encodes what a header can't hold, and what could end it. */
    private static String inHeader(String text) {
        var header = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    if (point > ' ' && point < 0x7f && point != '"' && point != '%') {
                        header.appendCodePoint(point);
                    } else {
                        var encoded = URLEncoder.encode(Character.toString(point), UTF_8);
                        header.append(encoded.replace("+", "%20"));
                    }
                });
        return header.toString();
    }
}
