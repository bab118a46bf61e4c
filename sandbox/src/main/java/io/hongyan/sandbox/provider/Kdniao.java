package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Carrier;
import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 快递鸟: subscribe 1008/8008, push 101/102, query 1002/8001/8002, recognise 2002. */
final class Kdniao implements Tracker {

    private static final Set<String> PATHS =
            Set.of(
                    "/api/dist",
                    "/Ebusiness/EbusinessOrderHandle.aspx",
                    "/kdniaosandbox/gateway/exterfaceInvoke.json");

    private final World world;
    private final Desk desk;
    private final Outbox outbox;
    private final Hooks hooks;
    private final Keys keys;

    Kdniao(World world, Desk desk, Outbox outbox, Hooks hooks, Keys keys) {
        this.world = world;
        this.desk = desk;
        this.outbox = outbox;
        this.hooks = hooks;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "kdniao";
    }

    @Override
    public List<Duration> again() {
        return List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
    }

    @Override
    public boolean takes(int status, String body) {
        return status == 200
                && Json.read(body).map(b -> Json.text(b, "Success").equals("true")).orElse(false);
    }

    @Override
    public Duration delay(SplittableRandom dice) {
        return Duration.ofSeconds(2 + dice.nextInt(40));
    }

    @Override
    public Answer throttled(Call call) {
        return failure("调用过于频繁，请稍后再试");
    }

    @Override
    public Answer refused(Call call) {
        return failure("接口余量不足");
    }

    @Override
    public Answer answer(Call call, Note note) {
        if (!PATHS.contains(call.path())) {
            return Answer.text(404, "not found");
        }
        var form = call.form();
        var data = form.getOrDefault("RequestData", "");
        if (!form.getOrDefault("EBusinessID", "").equals(keys.get("kdniao.eBusinessId"))) {
            note.wrong();
            return failure("商户ID不存在");
        }
        var once = isSigned(data, form.getOrDefault("DataSign", ""));
        if (!once) {
            data = Form.decode(data);
        }
        if (!note.verified(
                once || isSigned(data, Form.decode(form.getOrDefault("DataSign", ""))))) {
            return failure("数据签名验证失败");
        }
        var request = Json.read(data).filter(JsonNode::isObject).orElse(null);
        if (request == null) {
            return failure("数据格式错误");
        }
        note.key(Json.text(request, "LogisticCode"));
        var type = form.getOrDefault("RequestType", "");
        return switch (type) {
            case "1008", "8008" -> subscribe(request, type);
            case "1002" -> query(request, false);
            case "8001", "8002" -> query(request, true);
            case "2002" -> recognise(Json.text(request, "LogisticCode"));
            default -> failure("不支持的请求类型：" + type);
        };
    }

    @Override
    public void push(List<Subscription> due) {
        var url = hooks.hookUrl(name()).orElse(null);
        if (url == null) {
            return;
        }
        var news = due.stream().filter(this::hasNews).toList();
        for (var free : List.of(false, true)) {
            var some = news.stream().filter(s -> s.term("type").equals("1008") == free).toList();
            if (some.isEmpty()) {
                continue;
            }
            var data = pushed(some, free);
            var about = some.getFirst().number();
            outbox.post(name(), about, letter(url, data, free, keys.get("kdniao.appKey")));
            if (outbox.isForging(name(), about)) {
                var untrue = Untrue.of(desk.parcel(about), data);
                outbox.postForged(name(), about, letter(url, untrue, free, "a-guessed-key"));
            }
        }
    }

    private boolean hasNews(Subscription subscription) {
        return desk.parcel(subscription.number())
                .map(parcel -> parcel.scans().size() > subscription.sent())
                .orElse(true);
    }

    private Answer subscribe(JsonNode request, String type) {
        var code = Json.text(request, "ShipperCode");
        var number = Json.text(request, "LogisticCode");
        if (number.isEmpty()) {
            return failure("快递单号不能为空");
        }
        var carrier = Carrier.ofKdniao(code);
        if (code.isEmpty()) {
            return failure("快递公司编码不能为空");
        }
        var parcel = desk.parcel(number);
        var digits = Json.text(request, "CustomerName");
        if (carrier.map(Carrier::asksForPhone).orElse(false)
                && parcel.map(p -> !desk.knowsPhone(p, digits)).orElse(digits.isEmpty())) {
            return failure("请填写寄件人或收件人手机号后四位");
        }
        var terms = new LinkedHashMap<String, String>();
        terms.put("type", type);
        terms.put("shipper", code);
        terms.put("order", Json.text(request, "OrderCode"));
        terms.put("callback", Json.text(request, "CallBack") + Json.text(request, "Callback"));
        var subscription = new Subscription(name(), number, terms, 0, false);
        desk.put(subscription);
        if (parcel.map(p -> !p.scans().isEmpty()).orElse(false)) {
            desk.schedule(subscription, Duration.ofSeconds(8));
        }
        return Answer.json(head(request).put("Success", true).put("Reason", ""));
    }

    private Answer query(JsonNode request, boolean paid) {
        var number = Json.text(request, "LogisticCode");
        var parcel = desk.parcel(number).orElse(null);
        var answer = head(request);
        answer.put("OrderCode", Json.text(request, "OrderCode"));
        if (parcel == null || parcel.scans().isEmpty()) {
            answer.put("Success", true).put("Reason", "暂无轨迹信息").put("State", "0");
            answer.putArray("Traces");
            return Answer.json(answer);
        }
        if (parcel.carrier().asksForPhone()
                && !desk.knowsPhone(parcel, Json.text(request, "CustomerName"))) {
            return Answer.json(answer.put("Success", false).put("Reason", "手机号后四位校验失败"));
        }
        answer.put("ShipperCode", parcel.carrier().kdniao());
        answer.put("Success", true).putNull("Reason");
        KdniaoReport.write(answer, parcel, paid, Json.text(request, "Sort").equals("1"));
        return Answer.json(answer);
    }

    private Answer recognise(String number) {
        var answer = Json.object().put("EBusinessID", keys.get("kdniao.eBusinessId"));
        answer.put("LogisticCode", number).put("Success", true).put("Code", "100");
        var list = answer.putArray("Shippers");
        desk.parcel(number)
                .map(Parcel::carrier)
                .or(() -> Carrier.ofNumber(number))
                .ifPresent(c ->
                        list.addObject()
                                .put("ShipperCode", c.kdniao())
                                .put("ShipperName", c.title()));
        return Answer.json(answer);
    }

    private String pushed(List<Subscription> due, boolean free) {
        var data = Json.object().put("EBusinessID", keys.get("kdniao.eBusinessId"));
        data.put("PushTime", Beijing.plain(world.now()));
        data.put("Count", String.valueOf(due.size()));
        var list = data.putArray("Data");
        for (var subscription : due) {
            var item = list.addObject().put("EBusinessID", keys.get("kdniao.eBusinessId"));
            item.put("OrderCode", subscription.term("order"));
            item.put("ShipperCode", subscription.term("shipper"));
            item.put("LogisticCode", subscription.number());
            item.put("CallBack", subscription.term("callback"));
            var parcel = desk.parcel(subscription.number()).orElse(null);
            if (parcel == null || parcel.scans().isEmpty()) {
                item.put("Success", false).put("Reason", "暂无轨迹信息").put("State", "0");
                item.putArray("Traces");
                continue;
            }
            item.put("Success", true).put("Reason", "");
            KdniaoReport.write(item, parcel, !free, false);
            desk.put(subscription.told(parcel.scans().size(), KdniaoReport.isFinal(parcel)));
        }
        return data.toString();
    }

    private static Push.Letter letter(String url, String data, boolean free, String appKey) {
        var form = new LinkedHashMap<String, String>();
        form.put("RequestData", data);
        form.put("RequestType", free ? "101" : "102");
        form.put("DataSign", sign(data, appKey));
        return new Push.Letter(
                url, "application/x-www-form-urlencoded;charset=utf-8", Form.write(form), Map.of());
    }

    private ObjectNode head(JsonNode request) {
        return Json.object()
                .put("EBusinessID", keys.get("kdniao.eBusinessId"))
                .put("UpdateTime", Beijing.plain(world.now()))
                .put("ShipperCode", Json.text(request, "ShipperCode"))
                .put("LogisticCode", Json.text(request, "LogisticCode"));
    }

    private Answer failure(String reason) {
        return Answer.json(
                Json.object()
                        .put("EBusinessID", keys.get("kdniao.eBusinessId"))
                        .put("UpdateTime", Beijing.plain(world.now()))
                        .put("Success", false)
                        .put("Reason", reason));
    }

    private boolean isSigned(String data, String claimed) {
        return Digest.same(sign(data, keys.get("kdniao.appKey")), claimed);
    }

    /** Base64 of the hex text of MD5. */
    static String sign(String data, String appKey) {
        return Digest.base64(Digest.utf8(Digest.hex(Digest.md5(data + appKey))));
    }
}
