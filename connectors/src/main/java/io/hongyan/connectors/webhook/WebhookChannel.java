package io.hongyan.connectors.webhook;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Card;
import io.hongyan.kit.Card.Field;
import io.hongyan.kit.Channel;
import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Limits;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Replies;
import io.hongyan.kit.Settings;
import io.hongyan.kit.StandardWebhook;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Posts events to a merchant's address. The message's template is the event's type, its text the
 * event's data as JSON, its key the event's id: the same in every attempt, so that repeating is
 * harmless. Time and signature are new in every attempt.
 */
public final class WebhookChannel implements ChannelConnector {

    /** The receiver is gone for good: whoever keeps the endpoint switches it off. */
    public static final String GONE = "410";

    private static final Card CARD =
            new Card(
                    "webhook",
                    Words.of("事件回调", "Outgoing webhook"),
                    URI.create("https://www.standardwebhooks.com"),
                    Set.of(Card.Role.CHANNEL),
                    List.of(
                            Field.url(
                                    "url",
                                    Words.of("接收地址", "Address"),
                                    Words.of(
                                            "https 地址,10 秒内应答 2xx",
                                            "https; answers 2xx within ten seconds")),
                            Field.secret(
                                    "signingSecret",
                                    Words.of("签名密钥", "Signing secret"),
                                    Words.of(
                                            "whsec_ 开头;轮换时可写新旧两个,用空格分开",
                                            "Begins with whsec_; two of them, parted by a blank,"
                                                    + " while one replaces the other")),
                            Field.choice(
                                    "format",
                                    Words.of("格式", "Form"),
                                    Words.of(
                                            "标准格式,或 CloudEvents 的两种形式",
                                            "Standard, or one of CloudEvents' two"),
                                    List.of(
                                            "standard",
                                            "cloudevents-binary",
                                            "cloudevents-structured")),
                            Field.text(
                                            "source",
                                            Words.of("来源标识", "Source"),
                                            Words.of(
                                                    "CloudEvents 的 source",
                                                    "The source of CloudEvents"))
                                    .optional("/hongyan")));

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Limits limits() {
        return new Limits(0, "", 20);
    }

    @Override
    public Outcome send(Message message, Settings settings, Http http) {
        var event = new WebhookEvent(message, settings.get("source", "/hongyan"));
        var call =
                switch (settings.get("format", "standard")) {
                    case "cloudevents-binary" -> event.binary();
                    case "cloudevents-structured" -> event.structured();
                    default -> event.standard();
                };
        return outcome(http.call(signed(call, event.id(), settings, http)), http);
    }

    private static Call signed(Call call, String id, Settings settings, Http http) {
        var secrets = StandardWebhook.secrets(settings.get("signingSecret"));
        var seconds = http.now().getEpochSecond();
        var signed = call.typedByMerchant().within(Duration.ofSeconds(10)).answering(1024);
        for (var header : StandardWebhook.headers(secrets, id, seconds, call.body()).entrySet()) {
            signed = signed.with(header.getKey(), header.getValue());
        }
        return signed;
    }

    private static Outcome outcome(CallResult result, Http http) {
        return switch (result) {
            case CallResult.NotSent(var reason) -> new Outcome.NotNow(Duration.ZERO, reason);
            case CallResult.MaybeSent(var reason) -> new Outcome.Unknown(reason);
            case CallResult.Answer answer when answer.isSuccess() ->
                    new Outcome.Done("", "HTTP " + answer.status());
            case CallResult.Answer answer when answer.status() == 410 ->
                    new Outcome.Refused(GONE, "the receiver is gone");
            case CallResult.Answer answer ->
                    new Outcome.NotNow(Replies.wish(answer, http), "HTTP " + answer.status());
        };
    }

    /** The receiver knows the id: sending again is how one asks. */
    @Override
    public Outcome lookUp(Message message, Settings settings, Http http) {
        return new Outcome.NotNow(Duration.ZERO, "repeated with the same id");
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        var ping =
                new Message(
                        "ping_" + http.now().toEpochMilli(),
                        Message.Audience.SYSTEM,
                        settings.get("url"),
                        "webhook.ping",
                        Map.of(),
                        "",
                        "{\"ping\":true}",
                        "",
                        false,
                        http.now());
        return send(ping, settings, http);
    }

    @Override
    public Reading read(Push push, Settings settings) {
        return new Reading.Unreadable("nothing is pushed to this connection");
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return HookAnswer.text(404, "not found");
    }
}
