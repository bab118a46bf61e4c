package io.hongyan.connectors.wechatmp;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Card;
import io.hongyan.kit.Card.Field;
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
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends template messages of an official account; {@code message.to} is the follower's openid. */
public final class WechatMpChannel implements ChannelConnector {

    private static final String API = "https://api.weixin.qq.com/cgi-bin/";

    private static final Card CARD =
            new Card(
                    "wechat-mp",
                    Words.of("微信公众号", "WeChat official account"),
                    URI.create("https://mp.weixin.qq.com"),
                    Set.of(Card.Role.CHANNEL),
                    List.of(
                            Field.text(
                                    "appId",
                                    Words.of("AppID", "AppID"),
                                    Words.of("已认证服务号的 AppID", "Of a certified service account")),
                            Field.secret(
                                    "secret",
                                    Words.of("AppSecret", "AppSecret"),
                                    Words.of(
                                            "并把本机出口 IP 加入白名单",
                                            "Also put this server's address on its list")),
                            Field.secret(
                                    "token",
                                    Words.of("Token", "Token"),
                                    Words.of(
                                            "服务器配置里自定的 Token",
                                            "The token of the callback settings")),
                            Field.secret(
                                            "encodingAesKey",
                                            Words.of("EncodingAESKey", "EncodingAESKey"),
                                            Words.of(
                                                    "安全模式必填;留空为明文模式",
                                                    "For sealed callbacks; empty for plain ones"))
                                    .optional()));

    private final Tokens tokens = new Tokens();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Channel channel() {
        return Channel.WECHAT;
    }

    @Override
    public Limits limits() {
        return new Limits(0, "", 20);
    }

    @Override
    public Outcome send(Message message, Settings settings, Http http) {
        var body = Json.object().put("touser", message.to()).put("template_id", message.template());
        if (!message.link().isEmpty()) {
            body.put("url", message.link());
        }
        body.put("client_msg_id", message.key());
        body.set("data", TemplateData.of(message.variables()));
        var json = Json.write(body);
        var first = sent(json, settings, http);
        return first == null ? retried(json, settings, http) : first;
    }

    /** Once more with a fresh token; a second refusal of the token is the operator's matter. */
    private Outcome retried(String json, Settings settings, Http http) {
        var again = sent(json, settings, http);
        return again == null ? new Outcome.Refused("40001", "access_token is refused") : again;
    }

    /** Null if the token was refused: nothing was sent, and the token is forgotten. */
    private @Nullable Outcome sent(String json, Settings settings, Http http) {
        return switch (token(settings, http)) {
            case Tokens.None(var outcome) -> outcome;
            case Tokens.Token token -> {
                var path = "message/template/send?access_token=" + token.value();
                var errcode = new AtomicReference<>("");
                var outcome =
                        Replies.outcome(
                                http.call(Call.postJson(API + path, json)),
                                http,
                                answer -> taken(answer, errcode));
                if (!WechatCodes.isStaleToken(errcode.get())) {
                    yield outcome;
                }
                tokens.forget(credentials(settings, http), token);
                yield null;
            }
        };
    }

    private static Outcome taken(CallResult.Answer answer, AtomicReference<String> errcode) {
        var body = Json.read(answer.body());
        errcode.set(Json.text(body, "errcode"));
        return errcode.get().equals("0")
                ? new Outcome.Done(Json.text(body, "msgid"), "accepted")
                : refusal(errcode.get(), Json.text(body, "errmsg"));
    }

    private static Outcome refusal(String errcode, String errmsg) {
        return errcode.isEmpty()
                ? new Outcome.Unknown("the answer names no errcode")
                : WechatCodes.refusal(errcode, errmsg);
    }

    private Tokens.Fetched token(Settings settings, Http http) {
        return tokens.get(credentials(settings, http), http.now(), () -> fetched(settings, http));
    }

    private static String credentials(Settings settings, Http http) {
        return http.effective(URI.create(API))
                + settings.get("appId")
                + settings.get("secret").hashCode();
    }

    /** The stable token: several nodes may ask for it without voiding each other's. */
    private static Tokens.Fetched fetched(Settings settings, Http http) {
        var body =
                Json.object()
                        .put("grant_type", "client_credential")
                        .put("appid", settings.get("appId"))
                        .put("secret", settings.get("secret"))
                        .put("force_refresh", false);
        var fetched = new AtomicReference<Tokens.Fetched>();
        var outcome =
                Replies.outcome(
                        http.call(Call.postJson(API + "stable_token", Json.write(body))),
                        http,
                        answer -> kept(answer, http.now(), fetched));
        var token = fetched.get();
        return token == null ? new Tokens.None(harmless(outcome)) : token;
    }

    private static Outcome kept(
            CallResult.Answer answer, Instant now, AtomicReference<Tokens.Fetched> fetched) {
        var body = Json.read(answer.body());
        var value = Json.text(body, "access_token");
        if (value.isEmpty()) {
            return refusal(Json.text(body, "errcode"), Json.text(body, "errmsg"));
        }
        var seconds = body.path("expires_in").asInt(7200);
        fetched.set(new Tokens.Token(value, now.plusSeconds(seconds)));
        return new Outcome.Done("", "token");
    }

    /** Whatever happened to the token, no message has left. */
    private static Outcome harmless(Outcome outcome) {
        return outcome instanceof Outcome.Unknown(var reason)
                ? new Outcome.NotNow(Duration.ZERO, reason)
                : outcome;
    }

    /** WeChat holds a second message with the same client_msg_id back. */
    @Override
    public Outcome lookUp(Message message, Settings settings, Http http) {
        return new Outcome.NotNow(Duration.ZERO, "repeated with the same client_msg_id");
    }

    @Override
    public Reading read(Push push, Settings settings) {
        return new WechatCallback(push, settings).read();
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return switch (verdict) {
            case ACCEPTED -> HookAnswer.text(200, "success");
            case SEND_AGAIN -> HookAnswer.text(503, "again");
            case FORGED -> HookAnswer.text(403, "forbidden");
            case UNREADABLE -> HookAnswer.text(400, "unreadable");
            case TOO_LARGE -> HookAnswer.text(413, "too large");
        };
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        return switch (fetched(settings, http)) {
            case Tokens.Token _ -> new Outcome.Done("", "AppID 与 AppSecret 正确");
            case Tokens.None(var outcome) -> outcome;
        };
    }
}
