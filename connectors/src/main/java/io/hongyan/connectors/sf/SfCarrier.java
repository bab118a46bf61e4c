package io.hongyan.connectors.sf;

import io.hongyan.kit.CallResult;
import io.hongyan.kit.Card;
import io.hongyan.kit.Card.Field;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Replies;
import io.hongyan.kit.Scans;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Watch;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registers, receives and asks for routes of SF Express (顺丰). The push carries no signature: the
 * unguessable hook address is what protects it.
 */
public final class SfCarrier implements CarrierConnector {

    static final String NAME = "sf";

    /** Our code of the one carrier that speaks here. */
    static final String SF = "SF";

    private static final Card CARD =
            new Card(
                    NAME,
                    Words.of("顺丰丰桥", "SF Express"),
                    URI.create("https://open.sf-express.com"),
                    Set.of(Card.Role.CARRIER),
                    List.of(
                            Field.text(
                                    "partnerId",
                                    Words.of("顾客编码", "Customer code"),
                                    Words.of("丰桥后台的 partnerID", "partnerID of the console")),
                            Field.secret(
                                    "checkWord",
                                    Words.of("校验码", "Check word"),
                                    Words.of(
                                            "与环境对应的 checkword",
                                            "The check word of the environment below")),
                            Field.choice(
                                    "environment",
                                    Words.of("环境", "Environment"),
                                    Words.of(
                                            "沙箱与生产的校验码不同",
                                            "Sandbox and production have different check words"),
                                    List.of("production", "sandbox"))));

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Reading read(Push push, Settings settings) {
        try {
            return new Reading.Read(SfPush.read(push.body()));
        } catch (Json.UnreadableJson e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        boolean isXml = SfPush.isXml(push.body());
        return switch (verdict) {
            case ACCEPTED -> isXml ? xmlOk() : json(200, "0000", "成功");
            case SEND_AGAIN -> isXml ? xmlError(200, "系统繁忙") : json(200, "1000", "系统异常");
            case FORGED -> isXml ? xmlError(200, "无权限") : json(200, "1001", "无权限");
            case UNREADABLE -> isXml ? xmlError(200, "报文错误") : json(200, "1002", "报文错误");
            case TOO_LARGE -> isXml ? xmlError(413, "报文过大") : json(413, "1003", "报文过大");
        };
    }

    private static HookAnswer json(int status, String code, String message) {
        var body = Json.object().put("return_code", code).put("return_msg", message);
        return HookAnswer.json(status, Json.write(body));
    }

    private static HookAnswer xmlOk() {
        return HookAnswer.xml(
                200, "<Response service=\"RoutePushService\"><Head>OK</Head></Response>");
    }

    private static HookAnswer xmlError(int status, String message) {
        return HookAnswer.xml(
                status,
                "<Response service=\"RoutePushService\"><Head>ERR</Head><ERROR code=\"4001\">"
                        + message
                        + "</ERROR></Response>");
    }

    @Override
    public Outcome subscribe(Watch watch, Settings settings, Http http) {
        var data =
                Json.object()
                        .put("language", "zh-CN")
                        .put("country", "CN")
                        .put("type", "2")
                        .put("attributeNo", watch.number())
                        .put("checkPhoneNo", watch.phoneTail());
        var call = SfRequest.of("EXP_RECE_REGISTER_ROUTE", data, settings, http);
        return Replies.outcome(
                http.call(call),
                http,
                answer -> result(answer, _ -> new Outcome.Done("", "registered")));
    }

    /** Unwraps both envelopes; {@code reading} sees the msgData of a success. */
    private static Outcome result(CallResult.Answer answer, Function<JsonNode, Outcome> reading) {
        var gateway = Json.read(answer.body());
        var code = Json.text(gateway, "apiResultCode");
        if (!code.equals("A1000")) {
            return SfCodes.gateway(code, Json.text(gateway, "apiErrorMsg"));
        }
        var service = unwrapped(gateway.path("apiResultData"));
        var error = Json.text(service, "errorCode");
        if (!Json.isTrue(Json.text(service, "success")) && !error.equals("S0000")) {
            return SfCodes.service(error, Json.text(service, "errorMsg"));
        }
        return reading.apply(unwrapped(service.path("msgData")));
    }

    /** JSON as text inside JSON; some answers have it as an object. */
    private static JsonNode unwrapped(JsonNode node) {
        return node.isString() && !node.asString().isBlank() ? Json.read(node.asString()) : node;
    }

    @Override
    public PullAnswer pull(Watch watch, Settings settings, Http http) {
        var call = SfRequest.of("EXP_RECE_SEARCH_ROUTES", query(watch), settings, http);
        var notices = new ArrayList<Notice>();
        return Replies.pulled(
                http.call(call),
                http,
                answer -> pulled(result(answer, data -> routes(data, notices)), notices));
    }

    private static ObjectNode query(Watch watch) {
        var data =
                Json.object()
                        .put("language", "0")
                        .put("trackingType", "1")
                        .put("methodType", "1")
                        .put("checkPhoneNo", watch.phoneTail());
        data.putArray("trackingNumber").add(watch.number());
        return data;
    }

    private static Outcome routes(JsonNode data, List<Notice> notices) {
        for (var parcel : data.path("routeResps")) {
            var routes = parcel.path("routes");
            if (routes.isEmpty() && !Json.text(parcel, "reasonCode").isEmpty()) {
                return new Outcome.Refused(
                        Json.text(parcel, "reasonCode"), Json.text(parcel, "reasonRemark"));
            }
            var scans = new Scans(NAME);
            routes.forEach(route -> add(scans, route));
            scans.into(notices, SF, Json.text(parcel, "mailNo").strip(), false);
        }
        return new Outcome.Done("", "");
    }

    private static void add(Scans scans, JsonNode route) {
        var code =
                SfCodes.code(
                        Json.text(route, "opCode"),
                        Json.text(route, "reasonCode"),
                        Json.text(route, "secondaryStatusCode"));
        scans.add(
                Json.text(route, "acceptTime"),
                code,
                Json.text(route, "remark"),
                Json.text(route, "acceptAddress"));
    }

    private static PullAnswer pulled(Outcome outcome, List<Notice> notices) {
        return switch (outcome) {
            case Outcome.Done _ -> new PullAnswer.Pulled(notices);
            case Outcome.Refused(var code, var reason) -> new PullAnswer.Refused(code, reason);
            case Outcome.NotNow(var pause, var reason) -> new PullAnswer.NotNow(pause, reason);
            case Outcome.Unknown(var reason) -> new PullAnswer.Unknown(reason);
        };
    }

    /** SF publishes no limit per waybill. */
    @Override
    public Duration pullInterval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        var nobody = new Watch(SF, "SF0000000000000", "0000", "", "", "", "");
        return switch (pull(nobody, settings, http)) {
            case PullAnswer.Pulled _ -> new Outcome.Done("", "顾客编码与校验码正确");
            case PullAnswer.Refused(var code, var reason) when !code.startsWith("A") ->
                    new Outcome.Done("", "顾客编码与校验码正确 (" + reason + ")");
            case PullAnswer.Refused(var code, var reason) -> new Outcome.Refused(code, reason);
            case PullAnswer.NotNow(var pause, var reason) -> new Outcome.NotNow(pause, reason);
            case PullAnswer.Unknown(var reason) -> new Outcome.Unknown(reason);
        };
    }
}
