package io.hongyan.connectors.kdniao;

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
import io.hongyan.kit.Times;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Watch;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscribes, receives and asks for tracking through Kdniao (快递鸟). */
public final class KdniaoCarrier implements CarrierConnector {

    static final String NAME = "kdniao";

    private static final Duration BUSY = Duration.ofMinutes(1);

    private static final CarrierCodes CODES = CarrierCodes.of(NAME);

    private static final Card CARD =
            new Card(
                    NAME,
                    Words.of("快递鸟", "Kdniao"),
                    URI.create("https://www.kdniao.com"),
                    Set.of(Card.Role.CARRIER),
                    List.of(
                            Field.text(
                                    "eBusinessId",
                                    Words.of("商户 ID", "Merchant id"),
                                    Words.of(
                                            "快递鸟后台「我的服务」里的 EBusinessID",
                                            "EBusinessID in Kdniao's console")),
                            Field.secret(
                                    "appKey",
                                    Words.of("AppKey", "AppKey"),
                                    Words.of(
                                            "同一页的 API Key,用于签名",
                                            "The API key beside it; signs both ways")),
                            Field.choice(
                                    "requestType",
                                    Words.of("订阅指令", "Subscription"),
                                    Words.of(
                                            "8008 为付费版(有细分状态),1008 为免费版",
                                            "8008 is the paid edition with fine states, 1008 free"),
                                    List.of("8008", "1008"))));

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Reading read(Push push, Settings settings) {
        var form = new Form(push.body());
        var requestData = form.bytes("RequestData");
        var claimed = form.bytes("DataSign");
        if (requestData == null || claimed == null) {
            return new Reading.Forged("no RequestData or DataSign");
        }
        if (!Signature.matches(claimed, KdniaoRequest.dataSign(requestData, settings))) {
            return new Reading.Forged("DataSign is wrong");
        }
        try {
            return new Reading.Read(KdniaoPush.readPush(requestData));
        } catch (Json.UnreadableJson e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return switch (verdict) {
            case ACCEPTED -> answer(200, true, "", settings, now);
            case SEND_AGAIN -> answer(200, false, "系统繁忙,请稍后重推", settings, now);
            case FORGED -> answer(200, false, "数据签名错误", settings, now);
            case UNREADABLE -> answer(200, false, "数据格式错误", settings, now);
            case TOO_LARGE -> answer(413, false, "数据过大", settings, now);
        };
    }

    private static HookAnswer answer(
            int status, boolean success, String reason, Settings settings, Instant now) {
        var body =
                Json.object()
                        .put("EBusinessID", settings.get("eBusinessId"))
                        .put("UpdateTime", Times.usual(now))
                        .put("Success", success)
                        .put("Reason", reason);
        return HookAnswer.json(status, Json.write(body));
    }

    @Override
    public Outcome subscribe(Watch watch, Settings settings, Http http) {
        var shipper = CODES.theirs(watch.carrier());
        if (shipper.isEmpty()) {
            return new Outcome.Refused("carrier", "快递鸟不支持承运商 " + watch.carrier());
        }
        var data = waybill(shipper.get(), watch).put("CallBack", watch.key()).put("Sort", 0);
        var call = KdniaoRequest.of(settings.get("requestType", "8008"), data, settings);
        return Replies.outcome(http.call(call), http, KdniaoCarrier::subscribed);
    }

    private static ObjectNode waybill(String shipper, Watch watch) {
        var needsPhone = CarrierCodes.needsPhoneTail(watch.carrier());
        return Json.object()
                .put("ShipperCode", shipper)
                .put("LogisticCode", watch.number())
                .put("CustomerName", needsPhone ? watch.phoneTail() : "")
                .put("OrderCode", "");
    }

    private static Outcome subscribed(CallResult.Answer answer) {
        var body = Json.read(answer.body());
        return isSuccess(body)
                ? new Outcome.Done("", "subscribed")
                : refusal(Json.text(body, "Reason"));
    }

    private static boolean isSuccess(JsonNode body) {
        return Json.isTrue(Json.text(body, "Success"));
    }

    private static Outcome refusal(String reason) {
        return KdniaoCodes.isPassing(reason)
                ? new Outcome.NotNow(BUSY, reason)
                : new Outcome.Refused("Success:false", reason);
    }

    @Override
    public PullAnswer pull(Watch watch, Settings settings, Http http) {
        var shipper = CODES.theirs(watch.carrier());
        if (shipper.isEmpty()) {
            return new PullAnswer.Refused("carrier", "快递鸟不支持承运商 " + watch.carrier());
        }
        var isFree = settings.get("requestType", "8008").equals("1008");
        var data = waybill(shipper.get(), watch).put("Sort", 0);
        var call = KdniaoRequest.of(isFree ? "1002" : "8001", data, settings);
        return Replies.pulled(http.call(call), http, KdniaoCarrier::known);
    }

    private static PullAnswer known(CallResult.Answer answer) {
        var body = Json.read(answer.body());
        var reason = Json.text(body, "Reason");
        if (isSuccess(body) || !body.path("Traces").isEmpty()) {
            return new PullAnswer.Pulled(KdniaoPush.readAnswer(answer.body()));
        }
        if (KdniaoCodes.isNothingYet(reason)) {
            return new PullAnswer.Pulled(List.of());
        }
        return KdniaoCodes.isPassing(reason)
                ? new PullAnswer.NotNow(BUSY, reason)
                : new PullAnswer.Refused("Success:false", reason);
    }

    /** Kdniao publishes no limit per waybill; this keeps ten thousand of them below 20 a second. */
    @Override
    public Duration pullInterval() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Recognition recognise(String number, Settings settings, Http http) {
        var call = KdniaoRequest.of("2002", Json.object().put("LogisticCode", number), settings);
        if (!(http.call(call) instanceof CallResult.Answer answer)) {
            return new Recognition.Unavailable("no answer");
        }
        try {
            var carriers = new ArrayList<String>();
            for (var shipper : Json.read(answer.body()).path("Shippers")) {
                carriers.add(CODES.ours(Json.text(shipper, "ShipperCode")));
            }
            return new Recognition.Candidates(carriers);
        } catch (Json.UnreadableJson e) {
            return new Recognition.Unavailable(e.reason());
        }
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        var data = Json.object().put("LogisticCode", "3967950525457");
        return Replies.outcome(
                http.call(KdniaoRequest.of("2002", data, settings)),
                http,
                answer -> {
                    var body = Json.read(answer.body());
                    return isSuccess(body)
                            ? new Outcome.Done("", "签名与商户 ID 正确")
                            : refusal(Json.text(body, "Reason"));
                });
    }
}
