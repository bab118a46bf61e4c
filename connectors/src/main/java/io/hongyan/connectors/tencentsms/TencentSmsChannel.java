package io.hongyan.connectors.tencentsms;

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
import io.hongyan.kit.Notice;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Replies;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Times;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends text messages through Tencent Cloud and hears what became of them. */
public final class TencentSmsChannel implements ChannelConnector {

    private static final Card CARD =
            new Card(
                    "tencent-sms",
                    Words.of("腾讯云短信", "Tencent Cloud SMS"),
                    URI.create("https://cloud.tencent.com/product/sms"),
                    Set.of(Card.Role.CHANNEL),
                    List.of(
                            Field.text(
                                    "secretId",
                                    Words.of("SecretId", "SecretId"),
                                    Words.of("访问密钥 ID", "Id of the API key")),
                            Field.secret(
                                    "secretKey",
                                    Words.of("SecretKey", "SecretKey"),
                                    Words.of("与上面的 ID 成对", "The one that belongs to the id")),
                            Field.text(
                                    "sdkAppId",
                                    Words.of("SdkAppId", "SdkAppId"),
                                    Words.of("短信应用的编号", "Number of the SMS application")),
                            Field.text(
                                    "signName",
                                    Words.of("短信签名", "Signature"),
                                    Words.of("已审核通过的签名", "The approved signature")),
                            Field.text(
                                            "region",
                                            Words.of("地域", "Region"),
                                            Words.of("一般不用改", "Rarely needs a change"))
                                    .optional("ap-guangzhou")));

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Limits limits() {
        return new Limits(500, "拒收请回复R", 20);
    }

    @Override
    public Outcome send(Message message, Settings settings, Http http) {
        var parameters = Json.object();
        parameters.putArray("PhoneNumberSet").add(international(message.to()));
        parameters
                .put("SmsSdkAppId", settings.get("sdkAppId"))
                .put("SignName", settings.get("signName"))
                .put("TemplateId", message.template());
        var values = parameters.putArray("TemplateParamSet");
        message.variables().values().forEach(values::add);
        parameters.put("SessionContext", message.key());
        return asked("SendSms", parameters, settings, http, TencentSmsChannel::sent);
    }

    private static String international(String phone) {
        return phone.startsWith("+") ? phone : "+86" + phone;
    }

    /** How to read what stands under {@code Response} when the call as a whole succeeded. */
    private interface Reader {
        Outcome read(JsonNode response);
    }

    private static Outcome asked(
            String action, ObjectNode parameters, Settings settings, Http http, Reader reader) {
        var call = TencentRequest.of(action, parameters, settings, http);
        return Replies.outcome(
                http.call(call),
                http,
                (CallResult.Answer answer) -> {
                    var response = Json.read(answer.body()).path("Response");
                    var error = response.path("Error");
                    return error.isObject()
                            ? TencentCodes.refusal(
                                    Json.text(error, "Code"), Json.text(error, "Message"))
                            : reader.read(response);
                });
    }

    private static Outcome sent(JsonNode response) {
        var status = response.path("SendStatusSet").path(0);
        var code = Json.text(status, "Code");
        if (code.isEmpty()) {
            return new Outcome.Unknown("the answer names no status");
        }
        return code.equalsIgnoreCase("Ok")
                ? new Outcome.Done(Json.text(status, "SerialNo"), "accepted")
                : TencentCodes.refusal(code, Json.text(status, "Message"));
    }

    /** Lists receipts only: a message that is not in the list may still have left. */
    @Override
    public Outcome lookUp(Message message, Settings settings, Http http) {
        var parameters =
                Json.object()
                        .put("BeginTime", message.sentAt().minusSeconds(600).getEpochSecond())
                        .put("EndTime", message.sentAt().plusSeconds(86_400).getEpochSecond())
                        .put("Offset", 0)
                        .put("Limit", 100)
                        .put("PhoneNumber", international(message.to()))
                        .put("SmsSdkAppId", settings.get("sdkAppId"));
        return asked(
                "PullSmsSendStatusByPhoneNumber",
                parameters,
                settings,
                http,
                response -> found(message, response));
    }

    private static Outcome found(Message message, JsonNode response) {
        for (var status : response.path("PullSmsSendStatusSet")) {
            if (Json.text(status, "SessionContext").equals(message.key())) {
                return Json.text(status, "ReportStatus").equals("FAIL")
                        ? new Outcome.Refused("FAIL", Json.text(status, "Description"))
                        : new Outcome.Done(Json.text(status, "SerialNo"), "delivered");
            }
        }
        return new Outcome.Unknown("no receipt has this key");
    }

    @Override
    public Reading read(Push push, Settings settings) {
        try {
            var body = Json.read(push.body());
            if (body.isArray()) {
                return new Reading.Read(receipts(body));
            }
            if (!body.has("text") || !body.has("mobile")) {
                return new Reading.Unreadable("neither receipts nor a reply");
            }
            return new Reading.Read(reply(body));
        } catch (Json.UnreadableJson e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    private static List<Notice> receipts(JsonNode body) {
        var notices = new ArrayList<Notice>();
        for (var item : body) {
            var at = Times.read(Json.text(item, "user_receive_time"));
            var id = Json.text(item, "sid");
            if (at == null || id.isEmpty()) {
                notices.add(
                        new Notice.Unusable("", "no sid or time", Json.clean(Json.write(item))));
                continue;
            }
            var reason = Json.text(item, "errmsg") + " " + Json.text(item, "description");
            boolean delivered = Json.text(item, "report_status").equals("SUCCESS");
            notices.add(
                    new Notice.MessageReceipt(
                            Json.text(item, "ext"), id, delivered, reason.strip(), at));
        }
        return notices;
    }

    private static List<Notice> reply(JsonNode body) {
        var words = Json.text(body, "text");
        var at = Times.read(Json.text(body, "time"));
        return TencentCodes.isOptOut(words) && at != null
                ? List.of(new Notice.OptedOut(Json.text(body, "mobile"), words, at))
                : List.of();
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return switch (verdict) {
            case ACCEPTED -> answer(200, 0, "OK");
            case SEND_AGAIN -> answer(503, 1, "send again");
            case FORGED -> answer(403, 2, "refused");
            case UNREADABLE -> answer(400, 3, "unreadable");
            case TOO_LARGE -> answer(413, 4, "too large");
        };
    }

    private static HookAnswer answer(int status, int result, String message) {
        return HookAnswer.json(
                status, Json.write(Json.object().put("result", result).put("errmsg", message)));
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        var now = http.now();
        var parameters =
                Json.object()
                        .put("BeginTime", now.minus(Duration.ofHours(1)).getEpochSecond())
                        .put("EndTime", now.getEpochSecond())
                        .put("Offset", 0)
                        .put("Limit", 1)
                        .put("PhoneNumber", "+8613900000000")
                        .put("SmsSdkAppId", settings.get("sdkAppId"));
        return asked(
                "PullSmsSendStatusByPhoneNumber",
                parameters,
                settings,
                http,
                _ -> new Outcome.Done("", "SecretId 与应用可用"));
    }
}
