package io.hongyan.connectors.wecom;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Card;
import io.hongyan.kit.Channel;
import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Limits;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Replies;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Tokens;
import io.hongyan.kit.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes to staff by app message. To a customer WeCom itself sends nothing: it gives a member of
 * staff a task, and the message leaves when he confirms it (待员工发送).
 */
public final class WecomChannel implements ChannelConnector {

    /** The state of a message that waits for a member of staff. */
    public static final String WAITS_FOR_STAFF = "待员工发送";

    private static final String API = "https://qyapi.weixin.qq.com/cgi-bin/";

    private final Tokens tokens = new Tokens();

    @Override
    public Card card() {
        return WecomCard.CARD;
    }

    @Override
    public Channel channel() {
        return Channel.WECOM;
    }

    /** 2048 bytes of UTF-8 at three a Chinese character; 30 messages a minute and member. */
    @Override
    public Limits limits() {
        return new Limits(680, "", 10);
    }

    @Override
    public Outcome send(Message message, Settings settings, Http http) {
        return switch (message.audience()) {
            case STAFF, SYSTEM ->
                    asked(
                            new Ask(
                                    "message/send",
                                    Json.write(WecomLetters.toStaff(message, settings)),
                                    settings.get("secret")),
                            settings,
                            http,
                            body -> toStaff(message, body));
            case BUYER ->
                    asked(
                            new Ask(
                                    "externalcontact/add_msg_template",
                                    Json.write(WecomLetters.toCustomer(message, settings)),
                                    settings.get("contactSecret", settings.get("secret"))),
                            settings,
                            http,
                            body -> toCustomer(message, body));
        };
    }

    /** One call: where, with what, and in the name of which app. */
    private record Ask(String path, String json, String secret) {}

    private static Outcome toStaff(Message message, JsonNode body) {
        var id = Json.text(body, "msgid");
        var invalid = Json.text(body, "invaliduser");
        if (invalid.isEmpty()) {
            return new Outcome.Done(id, "accepted");
        }
        return invalid.split("\\|", -1).length >= message.to().split("\\|", -1).length
                ? new Outcome.Refused("invaliduser", "没有这个成员,或他不在应用可见范围")
                : new Outcome.Done(id, "partly accepted");
    }

    private static Outcome toCustomer(Message message, JsonNode body) {
        for (var failed : body.path("fail_list")) {
            if (Json.text(failed).equals(message.to())) {
                return new Outcome.Refused("fail_list", "客户不可达");
            }
        }
        return new Outcome.Done(Json.text(body, "msgid"), WAITS_FOR_STAFF);
    }

    private Outcome asked(
            Ask ask, Settings settings, Http http, Function<JsonNode, Outcome> reading) {
        var first = once(ask, settings, http, reading);
        var last = first == null ? once(ask, settings, http, reading) : first;
        return last == null ? new Outcome.Refused("40014", "access_token is refused") : last;
    }

    /** Null if the token was refused: nothing was done, and the token is forgotten. */
    private @Nullable Outcome once(
            Ask ask, Settings settings, Http http, Function<JsonNode, Outcome> reading) {
        var credentials = credentials(ask.secret(), settings, http);
        var fetched =
                tokens.get(credentials, http.now(), () -> fetched(ask.secret(), settings, http));
        return switch (fetched) {
            case Tokens.None(var outcome) -> outcome;
            case Tokens.Token token -> {
                var errcode = new AtomicReference<>("");
                var call =
                        Call.postJson(
                                API + ask.path() + "?access_token=" + token.value(), ask.json());
                var outcome =
                        Replies.outcome(
                                http.call(call), http, answer -> read(answer, errcode, reading));
                if (!WecomCodes.isStaleToken(errcode.get())) {
                    yield outcome;
                }
                tokens.forget(credentials, token);
                yield null;
            }
        };
    }

    private static Outcome read(
            CallResult.Answer answer,
            AtomicReference<String> errcode,
            Function<JsonNode, Outcome> reading) {
        var body = Json.read(answer.body());
        errcode.set(Json.text(body, "errcode"));
        return switch (errcode.get()) {
            case "0" -> reading.apply(body);
            case "" -> new Outcome.Unknown("the answer names no errcode");
            default -> WecomCodes.refusal(errcode.get(), Json.text(body, "errmsg"));
        };
    }

    private static String credentials(String secret, Settings settings, Http http) {
        return http.effective(URI.create(API)) + settings.get("corpId") + secret.hashCode();
    }

    private static Tokens.Fetched fetched(String secret, Settings settings, Http http) {
        var query = new LinkedHashMap<String, String>();
        query.put("corpid", settings.get("corpId"));
        query.put("corpsecret", secret);
        var token = new AtomicReference<Tokens.Token>();
        var outcome =
                Replies.outcome(
                        http.call(Call.get(API + "gettoken?" + Call.form(query))),
                        http,
                        answer ->
                                read(
                                        answer,
                                        new AtomicReference<>(),
                                        body -> kept(body, http, token)));
        var kept = token.get();
        return kept == null ? new Tokens.None(harmless(outcome)) : kept;
    }

    private static Outcome kept(JsonNode body, Http http, AtomicReference<Tokens.Token> token) {
        var seconds = body.path("expires_in").asInt(7200);
        token.set(
                new Tokens.Token(Json.text(body, "access_token"), http.now().plusSeconds(seconds)));
        return new Outcome.Done("", "token");
    }

    /** Whatever happened to the token, no message has left. */
    private static Outcome harmless(Outcome outcome) {
        return outcome instanceof Outcome.Unknown(var reason)
                ? new Outcome.NotNow(Duration.ZERO, reason)
                : outcome;
    }

    /** WeCom drops a repeated app message by itself; tasks for staff can't be found by our key. */
    @Override
    public Outcome lookUp(Message message, Settings settings, Http http) {
        return switch (message.audience()) {
            case STAFF, SYSTEM -> new Outcome.NotNow(Duration.ZERO, "duplicates are dropped");
            case BUYER -> new Outcome.Unknown("a task can't be found by our key");
        };
    }

    @Override
    public Reading read(Push push, Settings settings) {
        return new WecomCallback(push, settings).read();
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return switch (verdict) {
            case ACCEPTED -> HookAnswer.text(200, "");
            case SEND_AGAIN -> HookAnswer.text(503, "again");
            case FORGED -> HookAnswer.text(403, "forbidden");
            case UNREADABLE -> HookAnswer.text(400, "unreadable");
            case TOO_LARGE -> HookAnswer.text(413, "too large");
        };
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        return switch (fetched(settings.get("secret"), settings, http)) {
            case Tokens.Token _ -> new Outcome.Done("", "企业 ID 与 Secret 正确");
            case Tokens.None(var outcome) -> outcome;
        };
    }
}
