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
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 快递100: subscribe, callback, real-time query, recognise. */
final class Kuaidi100 implements Tracker {

    /** Carriers that the demo's contract leaves out: the merchant has another reporter for them. */
    private static final Set<String> NOT_OPENED = Set.of("shentong", "yunda");

    private static final int A_MONTH = 4;
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final Duration STILLNESS = Duration.ofDays(60);
    private static final Duration BETWEEN_QUERIES = Duration.ofMinutes(30);

    private final World world;
    private final Desk desk;
    private final Outbox outbox;
    private final Keys keys;
    private final Map<String, Instant> queried = new HashMap<>();

    Kuaidi100(World world, Desk desk, Outbox outbox, Keys keys) {
        this.world = world;
        this.desk = desk;
        this.outbox = outbox;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "kuaidi100";
    }

    @Override
    public List<Duration> again() {
        var pause = Duration.ofMinutes(30);
        return List.of(pause, pause, pause);
    }

    @Override
    public boolean takes(int status, String body) {
        return status == 200
                && Json.read(body)
                        .map(b ->
                                Json.text(b, "result").equals("true")
                                        && Json.text(b, "returnCode").equals("200"))
                        .orElse(false);
    }

    /** It looks at the carrier now and then, so it is later than others. */
    @Override
    public Duration delay(SplittableRandom dice) {
        return Duration.ofSeconds(45 + dice.nextInt(540));
    }

    @Override
    public Answer throttled(Call call) {
        return failure("502", "服务器繁忙，请稍后再试");
    }

    @Override
    public Answer refused(Call call) {
        return failure("601", "key已过期");
    }

    @Override
    public Answer answer(Call call, Note note) {
        return switch (call.path()) {
            case "/poll", "/poll/" -> subscribe(call.form(), note);
            case "/poll/query.do" -> query(call.form(), note);
            case "/autonumber/auto" -> recognise(call.queryFields(), note);
            default -> Answer.text(404, "not found");
        };
    }

    private Answer subscribe(Map<String, String> form, Note note) {
        var param = Json.read(form.getOrDefault("param", "")).filter(JsonNode::isObject);
        if (!form.getOrDefault("schema", "").equals("json") || param.isEmpty()) {
            return failure("700", "订阅方的订阅数据存在错误");
        }
        var number = Json.text(param.get(), "number").trim();
        note.key(number);
        if (!note.verified(Json.text(param.get(), "key").equals(keys.get("kuaidi100.key")))) {
            return failure("600", "您不是合法的订阅者（即授权Key出错）");
        }
        var asked = param.get().path("parameters");
        var recognising = Json.text(asked, "autoCom").equals("1");
        var company = Json.text(param.get(), "company");
        if (recognising && company.isEmpty()) {
            company = carrierOf(number).map(Carrier::kuaidi100).orElse("");
        }
        if (number.length() < 6 || number.length() > 32 || company.isEmpty()) {
            return failure("700", "订阅方的订阅数据存在错误（如不支持的快递公司、单号为空、单号超长等）");
        }
        if (NOT_OPENED.contains(company)) {
            return failure("701", "拒绝订阅的快递公司");
        }
        if (Json.text(asked, "callbackurl").isEmpty()) {
            return failure("700", "回调地址不能为空");
        }
        if (!isPhoneGiven(company, number, Json.text(asked, "phone"))) {
            return failure("408", "验证码错误：请填写收件人或寄件人电话");
        }
        var old = desk.find(name(), number);
        var month = Beijing.month(world.now()).toString();
        var before = old.filter(s -> s.term("month").equals(month)).map(Kuaidi100::times).orElse(0);
        if (before >= A_MONTH && old.map(s -> s.term("given")).orElse("").equals(company)) {
            return failure("501", "重复订阅");
        }
        begin(number, company, asked, Map.of("month", month, "times", "" + (before + 1)));
        return Answer.json(outcome(true, "200", "提交成功"));
    }

    private void begin(String number, String company, JsonNode asked, Map<String, String> count) {
        var terms = new LinkedHashMap<>(count);
        terms.put("given", company);
        terms.put("company", company);
        terms.put("url", Json.text(asked, "callbackurl"));
        if (asked.has("salt") && !asked.path("salt").isNull()) {
            terms.put("salt", Json.text(asked, "salt"));
        }
        terms.put("resultv2", Json.text(asked, "resultv2"));
        var subscription = new Subscription(name(), number, terms, 0, false);
        desk.put(subscription);
        var known = desk.parcel(number).map(p -> !p.scans().isEmpty()).orElse(false);
        desk.schedule(subscription, known ? Duration.ofSeconds(50) : PATIENCE);
    }

    @Override
    public void push(List<Subscription> due) {
        due.forEach(this::push);
    }

    private void push(Subscription subscription) {
        var parcel = desk.parcel(subscription.number()).orElse(null);
        if (parcel == null || parcel.scans().isEmpty()) {
            if (subscription.sent() == 0) {
                post(subscription, envelope("abort", "3天查询无记录", subscription, "0"));
                desk.put(subscription.told(0, true));
            }
            return;
        }
        if (!parcel.carrier().kuaidi100().equals(subscription.term("company"))) {
            correct(subscription, parcel);
            return;
        }
        if (parcel.scans().size() <= subscription.sent()) {
            giveUpIfStill(subscription, parcel);
            return;
        }
        var corrected = !subscription.term("given").equals(subscription.term("company"));
        var over = Kuaidi100Report.isFinal(parcel);
        var status = over ? "shutdown" : "polling";
        if (!subscription.term("shut").isEmpty()) {
            status = "updateall";
        }
        var envelope = envelope(status, "", subscription, corrected ? "1" : "0");
        if (corrected) {
            envelope.put("comOld", subscription.term("given"));
            envelope.put("comNew", subscription.term("company"));
        }
        var result = envelope.putObject("lastResult");
        Kuaidi100Report.write(result, parcel, fineness(subscription), true);
        post(subscription, envelope);
        var told = subscription.told(parcel.scans().size(), false);
        desk.put(over ? told.under(with(told.terms(), "shut", "true")) : told);
        if (!over) {
            desk.schedule(told, STILLNESS.plusMinutes(1));
        }
    }

    /** The company was wrong: says so once, and goes on by itself under the right one. */
    private void correct(Subscription subscription, Parcel parcel) {
        var right = parcel.carrier().kuaidi100();
        var envelope = envelope("abort", "快递公司参数错误", subscription, "0");
        envelope.put("comNew", right);
        post(subscription, envelope);
        var anew = subscription.under(with(subscription.terms(), "company", right));
        desk.put(anew);
        desk.schedule(anew, Duration.ofMinutes(2));
    }

    private void giveUpIfStill(Subscription subscription, Parcel parcel) {
        var quiet = Duration.between(parcel.last().orElseThrow().at(), world.now());
        if (subscription.term("shut").isEmpty() && quiet.compareTo(STILLNESS) >= 0) {
            post(subscription, envelope("abort", "60天无变化", subscription, "0"));
            desk.put(subscription.told(subscription.sent(), true));
        }
    }

    private void post(Subscription subscription, ObjectNode envelope) {
        var param = envelope.toString();
        var salt = subscription.terms().get("salt");
        outbox.post(name(), subscription.number(), letter(subscription, param, salt));
        if (salt != null && outbox.isForging(name(), subscription.number())) {
            var untrue = Untrue.of(desk.parcel(subscription.number()), param);
            outbox.postForged(
                    name(), subscription.number(), letter(subscription, untrue, "a-guessed-salt"));
        }
    }

    private static Push.Letter letter(
            Subscription subscription, String param, @Nullable String salt) {
        var form = new LinkedHashMap<String, String>();
        if (salt != null) {
            form.put("sign", sign(param, salt));
        }
        form.put("param", param);
        return new Push.Letter(
                subscription.term("url"),
                "application/x-www-form-urlencoded; charset=UTF-8",
                Form.write(form),
                Map.of());
    }

    private static ObjectNode envelope(
            String status, String message, Subscription subscription, String autoCheck) {
        var envelope = Json.object().put("status", status).put("billstatus", "got");
        envelope.put("message", message).put("autoCheck", autoCheck);
        envelope.put("comOld", "").put("comNew", "");
        if (status.equals("abort")) {
            envelope.putObject("lastResult")
                    .put("message", message)
                    .put("state", "0")
                    .put("status", "201")
                    .put("condition", "")
                    .put("ischeck", "0")
                    .put("com", subscription.term("given"))
                    .put("nu", subscription.number())
                    .putArray("data");
        }
        return envelope;
    }

    private Answer query(Map<String, String> form, Note note) {
        var param = form.getOrDefault("param", "");
        var request = Json.read(param).filter(JsonNode::isObject).orElse(null);
        if (request == null) {
            return failure("400", "提交的数据不完整或无参数");
        }
        var number = Json.text(request, "num");
        note.key(number);
        var right =
                sign(param, keys.get("kuaidi100.key") + keys.get("kuaidi100.customer"))
                        .equals(form.getOrDefault("sign", ""));
        var customer = form.getOrDefault("customer", "").equals(keys.get("kuaidi100.customer"));
        if (!note.verified(right && customer)) {
            return failure("503", "验证签名失败");
        }
        var last = queried.get(number);
        if (last != null && last.plus(BETWEEN_QUERIES).isAfter(world.now())) {
            return failure("502", "同一单号请间隔30分钟以上再查询");
        }
        queried.put(number, world.now());
        var parcel = desk.parcel(number).filter(p -> !p.scans().isEmpty()).orElse(null);
        if (parcel == null || !parcel.carrier().kuaidi100().equals(Json.text(request, "com"))) {
            return failure("500", "查询无结果，请隔段时间再查");
        }
        if (parcel.carrier().asksForPhone()
                && !desk.knowsPhone(parcel, Json.text(request, "phone"))) {
            return failure("408", "快递公司参数异常：验证码错误");
        }
        var answer = Json.object();
        Kuaidi100Report.write(
                answer,
                parcel,
                fine(Json.text(request, "resultv2")),
                !Json.text(request, "order").equals("asc"));
        return Answer.json(answer);
    }

    private Answer recognise(Map<String, String> query, Note note) {
        var number = query.getOrDefault("num", "");
        note.key(number);
        var list = Json.array();
        if (!note.verified(query.getOrDefault("key", "").equals(keys.get("kuaidi100.key")))) {
            return failure("601", "POLL:KEY错误");
        }
        carrierOf(number)
                .ifPresent(c ->
                        list.addObject()
                                .put("lengthPre", number.length())
                                .put("comCode", c.kuaidi100())
                                .put("name", c.title())
                                .put("noPre", number.substring(0, 2))
                                .put("noCount", 10));
        return Answer.json(list);
    }

    private Optional<Carrier> carrierOf(String number) {
        return desk.parcel(number).map(Parcel::carrier).or(() -> Carrier.ofNumber(number));
    }

    private boolean isPhoneGiven(String company, String number, String phone) {
        if (!Carrier.ofKuaidi100(company).map(Carrier::asksForPhone).orElse(false)) {
            return true;
        }
        return desk.parcel(number).map(p -> desk.knowsPhone(p, phone)).orElse(!phone.isEmpty());
    }

    private static int fineness(Subscription subscription) {
        return fine(subscription.term("resultv2"));
    }

    private static int fine(String resultv2) {
        return resultv2.matches("[0-9]") ? Integer.parseInt(resultv2) : 0;
    }

    private static int times(Subscription subscription) {
        return Integer.parseInt(subscription.term("times"));
    }

    private static Map<String, String> with(Map<String, String> terms, String name, String value) {
        var more = new LinkedHashMap<>(terms);
        more.put(name, value);
        return more;
    }

    private static Answer failure(String code, String message) {
        return Answer.json(outcome(false, code, message));
    }

    private static ObjectNode outcome(boolean result, String code, String message) {
        return Json.object().put("result", result).put("returnCode", code).put("message", message);
    }

    /** The hex text of MD5 in capitals. */
    static String sign(String param, String secret) {
        return Digest.hex(Digest.md5(param + secret)).toUpperCase(Locale.ROOT);
    }
}
