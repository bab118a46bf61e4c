package io.hongyan.connectors.aliyunsms;

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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Sends text messages through Alibaba Cloud and hears what became of them. */
public final class AliyunSmsChannel implements ChannelConnector {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    private static final Card CARD =
            new Card(
                    "aliyun-sms",
                    Words.of("阿里云短信", "Alibaba Cloud SMS"),
                    URI.create("https://www.aliyun.com/product/sms"),
                    Set.of(Card.Role.CHANNEL),
                    List.of(
                            Field.text(
                                    "accessKeyId",
                                    Words.of("AccessKey ID", "AccessKey id"),
                                    Words.of(
                                            "建议用只有短信权限的子账号",
                                            "Best of a RAM user that may only send messages")),
                            Field.secret(
                                    "accessKeySecret",
                                    Words.of("AccessKey Secret", "AccessKey secret"),
                                    Words.of("与上面的 ID 成对", "The one that belongs to the id")),
                            Field.text(
                                    "signName",
                                    Words.of("短信签名", "Signature"),
                                    Words.of(
                                            "已在运营商实名报备的签名",
                                            "Filed with the mobile operators under a real name"))));

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
        var variables = Json.object();
        message.variables().forEach(variables::put);
        var parameters =
                Map.of(
                        "PhoneNumbers", message.to(),
                        "SignName", settings.get("signName"),
                        "TemplateCode", message.template(),
                        "TemplateParam", Json.write(variables),
                        "OutId", message.key());
        var call = AliyunRequest.of("SendSms", parameters, settings, http);
        return Replies.outcome(http.call(call), http, AliyunSmsChannel::sent);
    }

    private static Outcome sent(CallResult.Answer answer) {
        var body = Json.read(answer.body());
        var code = Json.text(body, "Code");
        return code.equals("OK")
                ? new Outcome.Done(Json.text(body, "BizId"), "accepted")
                : AliyunCodes.refusal(code, Json.text(body, "Message"));
    }

    /** Goes through the person's messages of that day and looks for our key. */
    @Override
    public Outcome lookUp(Message message, Settings settings, Http http) {
        Outcome last = new Outcome.Unknown("not asked");
        for (var day : daysOf(message.sentAt())) {
            last = lookUp(message, day, settings, http);
            if (!(last instanceof Outcome.NotNow(var pause, _)) || !pause.isZero()) {
                return last;
            }
        }
        return last;
    }

    /** A message that left just before midnight may stand under the next day. */
    private static List<String> daysOf(Instant sentAt) {
        return Stream.of(sentAt, sentAt.plus(Duration.ofMinutes(5)))
                .map(at -> DAY.format(at.atZone(Times.SHANGHAI)))
                .distinct()
                .toList();
    }

    private Outcome lookUp(Message message, String day, Settings settings, Http http) {
        var parameters =
                Map.of(
                        "PhoneNumber",
                        message.to(),
                        "SendDate",
                        day,
                        "PageSize",
                        "50",
                        "CurrentPage",
                        "1");
        var call = AliyunRequest.of("QuerySendDetails", parameters, settings, http);
        return Replies.outcome(http.call(call), http, answer -> found(message, answer));
    }

    private static Outcome found(Message message, CallResult.Answer answer) {
        var body = Json.read(answer.body());
        var code = Json.text(body, "Code");
        if (!code.equals("OK")) {
            return new Outcome.Unknown(code + " " + Json.text(body, "Message"));
        }
        for (var detail : body.path("SmsSendDetailDTOs").path("SmsSendDetailDTO")) {
            if (Json.text(detail, "OutId").equals(message.key())) {
                return switch (Json.text(detail, "SendStatus")) {
                    case "2" -> new Outcome.Refused(Json.text(detail, "ErrCode"), "发送失败");
                    case "3" -> new Outcome.Done("", "delivered");
                    default -> new Outcome.Done("", "accepted");
                };
            }
        }
        return new Outcome.NotNow(Duration.ZERO, "no message of that day has this key");
    }

    @Override
    public Reading read(Push push, Settings settings) {
        try {
            var notices = new ArrayList<Notice>();
            for (var item : itemsOf(push)) {
                noticeOf(item).ifPresent(notices::add);
            }
            return new Reading.Read(notices);
        } catch (Json.UnreadableJson e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    private static JsonNode itemsOf(Push push) {
        var items = Json.read(push.body());
        if (!items.isArray()) {
            throw new Json.UnreadableJson("no list of reports or replies");
        }
        return items;
    }

    /** A reply that is no opt-out says nothing to us. */
    private static Optional<Notice> noticeOf(JsonNode item) {
        var phone = Json.text(item, "phone_number");
        if (item.has("content")) {
            var words = Json.text(item, "content");
            var at = Times.read(Json.text(item, "send_time"));
            return AliyunCodes.isOptOut(words) && at != null
                    ? Optional.of(new Notice.OptedOut(phone, words, at))
                    : Optional.empty();
        }
        var key = Json.text(item, "out_id");
        var id = Json.text(item, "biz_id");
        var at = Times.read(Json.text(item, "report_time"));
        if (at == null || (key.isEmpty() && id.isEmpty())) {
            return Optional.of(
                    new Notice.Unusable("", "no key or time", Json.clean(Json.write(item))));
        }
        var reason = Json.text(item, "err_code") + " " + Json.text(item, "err_msg");
        boolean delivered = Json.isTrue(Json.text(item, "success"));
        return Optional.of(new Notice.MessageReceipt(key, id, delivered, reason.strip(), at));
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return switch (verdict) {
            case ACCEPTED -> answer(200, 0, "成功");
            case SEND_AGAIN -> answer(503, 1, "请重推");
            case FORGED -> answer(403, 2, "拒绝");
            case UNREADABLE -> answer(400, 3, "报文错误");
            case TOO_LARGE -> answer(413, 4, "报文过大");
        };
    }

    private static HookAnswer answer(int status, int code, String message) {
        return HookAnswer.json(
                status, Json.write(Json.object().put("code", code).put("msg", message)));
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("PhoneNumber", "13900000000");
        parameters.put("SendDate", DAY.format(http.now().atZone(Times.SHANGHAI)));
        parameters.put("PageSize", "1");
        parameters.put("CurrentPage", "1");
        var call = AliyunRequest.of("QuerySendDetails", parameters, settings, http);
        return Replies.outcome(
                http.call(call),
                http,
                answer -> {
                    var body = Json.read(answer.body());
                    var code = Json.text(body, "Code");
                    return code.equals("OK")
                            ? new Outcome.Done("", "AccessKey 可用")
                            : AliyunCodes.refusal(code, Json.text(body, "Message"));
                });
    }
}
