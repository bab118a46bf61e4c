package io.hongyan.connectors.kuaidi100;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Card;
import io.hongyan.kit.Card.Field;
import io.hongyan.kit.CarrierCodes;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.Form;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Recognition;
import io.hongyan.kit.Replies;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Signature;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Watch;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Subscribes, receives and asks for tracking through Kuaidi100 (快递100). */
public final class Kuaidi100Carrier implements CarrierConnector {

    static final String NAME = "kuaidi100";

    /** Area and fine status for each node: push and query must ask for the same. */
    private static final String RESULT_V2 = "4";

    private static final CarrierCodes CODES = CarrierCodes.of(NAME);

    private static final Card CARD =
            new Card(
                    NAME,
                    Words.of("快递100", "Kuaidi100"),
                    URI.create("https://www.kuaidi100.com"),
                    Set.of(Card.Role.CARRIER),
                    List.of(
                            Field.text(
                                    "customer",
                                    Words.of("customer", "Customer"),
                                    Words.of("实时查询用的公司编号", "Company id, for queries")),
                            Field.secret(
                                    "key",
                                    Words.of("授权码 key", "Key"),
                                    Words.of("订阅与查询的授权码", "Opens subscriptions and queries")),
                            Field.secret(
                                    "salt",
                                    Words.of("签名盐值 salt", "Salt"),
                                    Words.of(
                                            "自定的随机字符串,推送用它签名",
                                            "A random text of your own; pushes are signed with it"))));

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Reading read(Push push, Settings settings) {
        var form = new Form(push.body());
        var param = form.bytes("param");
        var claimed = form.bytes("sign");
        if (param == null || claimed == null) {
            return new Reading.Forged("no param or sign");
        }
        var right = sign(param, Signature.utf8(settings.get("salt")));
        if (!Signature.matches(claimed, Signature.utf8(right))) {
            return new Reading.Forged("sign is wrong");
        }
        try {
            return new Reading.Read(Kuaidi100Push.readPush(param));
        } catch (Json.UnreadableJson e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    /** Upper-case hex of MD5 over all parts. */
    static String sign(byte[]... parts) {
        return Signature.hex(Signature.md5(parts)).toUpperCase(Locale.ROOT);
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return switch (verdict) {
            case ACCEPTED -> answer(200, true, "200", "成功");
            case SEND_AGAIN -> answer(200, false, "500", "系统繁忙,请重推");
            case FORGED -> answer(200, false, "503", "验证签名失败");
            case UNREADABLE -> answer(200, false, "700", "数据格式错误");
            case TOO_LARGE -> answer(413, false, "700", "数据过大");
        };
    }

    private static HookAnswer answer(int status, boolean result, String code, String message) {
        var body =
                Json.object().put("result", result).put("returnCode", code).put("message", message);
        return HookAnswer.json(status, Json.write(body));
    }

    @Override
    public Outcome subscribe(Watch watch, Settings settings, Http http) {
        var company = CODES.theirs(watch.carrier());
        if (company.isEmpty()) {
            return new Outcome.Refused("carrier", "快递100不支持承运商 " + watch.carrier());
        }
        var param =
                Json.object()
                        .put("company", company.get())
                        .put("number", watch.number())
                        .put("from", watch.from())
                        .put("to", watch.to())
                        .put("key", settings.get("key"));
        param.putObject("parameters")
                .put("callbackurl", watch.callbackUrl())
                .put("salt", settings.get("salt"))
                .put("resultv2", RESULT_V2)
                .put("autoCom", "0")
                .put("interCom", "0")
                .put("phone", phone(watch));
        var fields = new LinkedHashMap<String, String>();
        fields.put("schema", "json");
        fields.put("param", Json.write(param));
        var call = Call.postForm("https://poll.kuaidi100.com/poll", fields);
        return Replies.outcome(http.call(call), http, Kuaidi100Carrier::subscribed);
    }

    private static String phone(Watch watch) {
        return CarrierCodes.needsPhoneTail(watch.carrier()) ? watch.phoneTail() : "";
    }

    private static Outcome subscribed(CallResult.Answer answer) {
        var body = Json.read(answer.body());
        return Kuaidi100Codes.subscribed(Json.text(body, "returnCode"), Json.text(body, "message"));
    }

    @Override
    public PullAnswer pull(Watch watch, Settings settings, Http http) {
        var company = CODES.theirs(watch.carrier());
        if (company.isEmpty()) {
            return new PullAnswer.Refused("carrier", "快递100不支持承运商 " + watch.carrier());
        }
        var call = query(company.get(), watch, settings);
        return Replies.pulled(http.call(call), http, Kuaidi100Carrier::known);
    }

    private static Call query(String company, Watch watch, Settings settings) {
        var param =
                Json.write(
                        Json.object()
                                .put("com", company)
                                .put("num", watch.number())
                                .put("phone", phone(watch))
                                .put("from", watch.from())
                                .put("to", watch.to())
                                .put("resultv2", RESULT_V2)
                                .put("show", "0")
                                .put("order", "desc"));
        var fields = new LinkedHashMap<String, String>();
        fields.put("customer", settings.get("customer"));
        fields.put("sign", querySign(param, settings));
        fields.put("param", param);
        return Call.postForm("https://poll.kuaidi100.com/poll/query.do", fields)
                .answering(Call.TRACKING_ANSWER);
    }

    static String querySign(String param, Settings settings) {
        return sign(
                Signature.utf8(param),
                Signature.utf8(settings.get("key")),
                Signature.utf8(settings.get("customer")));
    }

    private static PullAnswer known(CallResult.Answer answer) {
        var body = Json.read(answer.body());
        if (body.has("data") || Json.text(body, "status").equals("200")) {
            return new PullAnswer.Pulled(Kuaidi100Push.readAnswer(answer.body()));
        }
        var code = Json.text(body, "returnCode");
        var message = Json.text(body, "message");
        return switch (code) {
            case "500" -> new PullAnswer.Pulled(List.of()); // nothing found
            case "501", "502" -> new PullAnswer.NotNow(Duration.ofMinutes(5), message);
            default -> new PullAnswer.Refused(code, message);
        };
    }

    /** "Same number not more often than every 30 min, or the account may be locked." */
    @Override
    public Duration pullInterval() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Recognition recognise(String number, Settings settings, Http http) {
        if (!(http.call(autonumber(number, settings)) instanceof CallResult.Answer answer)) {
            return new Recognition.Unavailable("no answer");
        }
        try {
            var carriers = new ArrayList<String>();
            for (var guess : Json.read(answer.body())) {
                var company = Json.text(guess, "comCode");
                if (!company.isEmpty()) {
                    carriers.add(CODES.ours(company));
                }
            }
            return new Recognition.Candidates(carriers);
        } catch (Json.UnreadableJson e) {
            return new Recognition.Unavailable(e.reason());
        }
    }

    private static Call autonumber(String number, Settings settings) {
        var fields = Map.of("num", number, "key", settings.get("key"));
        return Call.get("https://www.kuaidi100.com/autonumber/auto?" + Call.form(fields));
    }

    /** A query for a number that nobody has: a wrong signature is told apart from "not found". */
    @Override
    public Outcome probe(Settings settings, Http http) {
        var nobody = new Watch("YTO", "YT0000000000000", "", "", "", "", "");
        return switch (pull(nobody, settings, http)) {
            case PullAnswer.Pulled _ -> new Outcome.Done("", "customer 与 key 正确");
            case PullAnswer.Refused(var code, var reason) -> new Outcome.Refused(code, reason);
            case PullAnswer.NotNow(var pause, var reason) -> new Outcome.NotNow(pause, reason);
            case PullAnswer.Unknown(var reason) -> new Outcome.Unknown(reason);
        };
    }
}
