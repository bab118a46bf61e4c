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
import io.hongyan.sandbox.world.Scan;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** 顺丰丰桥: route query, route registration, OAuth2, and the JSON route push of new nodes. */
final class Sf implements Tracker {

    private final World world;
    private final Desk desk;
    private final Outbox outbox;
    private final Hooks hooks;
    private final Keys keys;

    Sf(World world, Desk desk, Outbox outbox, Hooks hooks, Keys keys) {
        this.world = world;
        this.desk = desk;
        this.outbox = outbox;
        this.hooks = hooks;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "sf";
    }

    @Override
    public List<Duration> again() {
        return List.of(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30));
    }

    @Override
    public boolean takes(int status, String body) {
        return status == 200
                && Json.read(body)
                        .map(b -> Json.text(b, "return_code").equals("0000"))
                        .orElse(false);
    }

    @Override
    public Duration delay(SplittableRandom dice) {
        return Duration.ofSeconds(1 + dice.nextInt(25));
    }

    /** All parcels on the merchant's monthly card are pushed: here, all of them. */
    @Override
    public boolean reportsUnasked(Parcel parcel) {
        return parcel.carrier() == Carrier.SF;
    }

    @Override
    public Answer throttled(Call call) {
        return envelope("A1005", "流量控制", "");
    }

    @Override
    public Answer refused(Call call) {
        return envelope("A1004", "无对应服务权限", "");
    }

    @Override
    public Answer answer(Call call, Note note) {
        var form = call.form();
        var partner = form.getOrDefault("partnerID", "");
        if (call.path().equals("/oauth2/accessToken")) {
            return token(form, note);
        }
        if (!call.path().equals("/std/service")) {
            return Answer.text(404, "not found");
        }
        var data = form.getOrDefault("msgData", "");
        for (var field : List.of("partnerID", "requestID", "serviceCode", "timestamp", "msgData")) {
            if (form.getOrDefault(field, "").isEmpty()) {
                return envelope("A1001", "必传参数不可为空: " + field, "");
            }
        }
        var signed =
                form.containsKey("accessToken")
                        ? form.get("accessToken").equals(accessToken())
                        : isSigned(
                                data + form.get("timestamp"), form.getOrDefault("msgDigest", ""));
        if (!note.verified(signed && partner.equals(keys.get("sf.partnerId")))) {
            return envelope("A1006", "数字签名无效", "");
        }
        var request = Json.read(data).filter(JsonNode::isObject).orElse(null);
        if (request == null) {
            return envelope("A1000", "", failure("S0001", "非法的JSON格式"));
        }
        return switch (form.getOrDefault("serviceCode", "")) {
            case "EXP_RECE_SEARCH_ROUTES" -> routes(request, note);
            case "EXP_RECE_REGISTER_ROUTE" -> register(request, note);
            default -> envelope("A1004", "无对应服务权限", "");
        };
    }

    @Override
    public void push(List<Subscription> due) {
        var url = hooks.hookUrl(name()).orElse(null);
        if (url == null) {
            return;
        }
        var body = Json.object();
        var nodes = body.putObject("Body").putArray("WaybillRoute");
        var about = "";
        for (var subscription : due) {
            var parcel = desk.parcel(subscription.number()).orElse(null);
            if (parcel == null || parcel.scans().size() <= subscription.sent()) {
                continue;
            }
            about = about.isEmpty() ? parcel.number() : about;
            for (var scan : parcel.scans().subList(subscription.sent(), parcel.scans().size())) {
                node(nodes, parcel, scan);
            }
            desk.put(subscription.told(parcel.scans().size(), false));
        }
        if (nodes.isEmpty()) {
            return;
        }
        outbox.post(name(), about, letter(url, body.toString()));
        if (outbox.isForging(name(), about)) {
            var untrue = Untrue.of(desk.parcel(about), body.toString());
            outbox.postForged(name(), about, letter(guessed(url), untrue));
        }
    }

    private void node(ArrayNode nodes, Parcel parcel, Scan scan) {
        var node = nodes.addObject().put("mailno", parcel.number());
        node.put("acceptAddress", scan.spot().city()).put("reasonName", "");
        node.put("orderid", parcel.errand().order()).put("acceptTime", Beijing.plain(scan.at()));
        node.put("remark", scan.text()).put("opCode", SfCodes.of(scan, parcel).op());
        node.put("id", parcel.number().substring(2) + "%03d".formatted(scan.no()));
        node.put("reasonCode", SfCodes.of(scan, parcel).reason());
    }

    private Answer routes(JsonNode request, Note note) {
        var numbers = request.path("trackingNumber");
        if (!numbers.isArray() || numbers.isEmpty()) {
            return envelope("A1000", "", failure("8013", "没有传入单号"));
        }
        if (numbers.size() > 10) {
            return envelope("A1000", "", failure("8003", "单次查询单号过多"));
        }
        note.key(numbers.get(0).asString(""));
        var data = Json.object();
        var list = data.putArray("routeResps");
        var byOrder = Json.text(request, "trackingType").equals("2");
        for (var number : numbers) {
            var asked = number.asString("");
            var item = list.addObject().put("mailNo", asked);
            var routes = item.putArray("routes");
            var parcel = find(asked, byOrder).orElse(null);
            if (parcel == null) {
                continue;
            }
            if (!desk.knowsPhone(parcel, Json.text(request, "checkPhoneNo"))) {
                item.put("reasonCode", "20028").put("reasonRemark", "月结卡号不匹配");
                continue;
            }
            item.put("mailNo", parcel.number());
            for (var scan : parcel.scans()) {
                routes.addObject()
                        .put("acceptAddress", scan.spot().city())
                        .put("acceptTime", Beijing.plain(scan.at()))
                        .put("remark", scan.text())
                        .put("opCode", SfCodes.of(scan, parcel).op());
            }
        }
        return envelope("A1000", "", success(data));
    }

    private Optional<Parcel> find(String asked, boolean byOrder) {
        if (!byOrder) {
            return desk.parcel(asked).filter(p -> p.carrier() == Carrier.SF);
        }
        return world.parcels().all().stream()
                .filter(p -> p.carrier() == Carrier.SF && p.errand().order().equals(asked))
                .findFirst();
    }

    private Answer register(JsonNode request, Note note) {
        var number = Json.text(request, "attributeNo");
        note.key(number);
        if (number.isEmpty()) {
            return envelope("A1000", "", failure("S0002", "必填字段为空: attributeNo"));
        }
        if (desk.find(name(), number).isEmpty()) {
            desk.put(new Subscription(name(), number, Map.of(), 0, false));
        }
        desk.find(name(), number).ifPresent(s -> desk.schedule(s, Duration.ofSeconds(5)));
        return envelope("A1000", "", success(Json.object()));
    }

    private Answer token(Map<String, String> form, Note note) {
        var right =
                form.getOrDefault("partnerID", "").equals(keys.get("sf.partnerId"))
                        && form.getOrDefault("secret", "").equals(keys.get("sf.checkWord"))
                        && form.getOrDefault("grantType", "").equals("password");
        if (!note.verified(right)) {
            return envelope("A1006", "数字签名无效", "");
        }
        return Answer.json(
                Json.object()
                        .put("apiResultCode", "A1000")
                        .put("apiErrorMsg", "")
                        .put("apiResponseID", responseId())
                        .put("accessToken", accessToken())
                        .put("expiresIn", 7200));
    }

    private String accessToken() {
        return Digest.hex(Digest.md5("token" + keys.get("sf.checkWord")));
    }

    private Answer envelope(String code, String error, String data) {
        return Answer.json(
                Json.object()
                        .put("apiErrorMsg", error)
                        .put("apiResponseID", responseId())
                        .put("apiResultCode", code)
                        .put("apiResultData", data));
    }

    private String responseId() {
        return Digest.hex(Digest.md5("sf" + world.seed() + world.number()));
    }

    private static String success(ObjectNode data) {
        var result = Json.object().put("success", true).put("errorCode", "S0000");
        result.putNull("errorMsg").set("msgData", data);
        return result.toString();
    }

    private static String failure(String code, String message) {
        return Json.object()
                .put("success", false)
                .put("errorCode", code)
                .put("errorMsg", message)
                .putNull("msgData")
                .toString();
    }

    private static Push.Letter letter(String url, String body) {
        return new Push.Letter(url, "application/json;charset=UTF-8", body, Map.of());
    }

    /** These pushes bear no signature; a stranger has to guess the address. */
    private static String guessed(String url) {
        return url.substring(0, url.lastIndexOf('/') + 1) + "guessed-address-000000";
    }

    /** The text is URL-encoded before it is signed; one known client doesn't do that. */
    private boolean isSigned(String text, String claimed) {
        var word = keys.get("sf.checkWord");
        return Digest.same(digest(Form.encode(text + word)), claimed)
                || Digest.same(digest(text + word), claimed);
    }

    static String digest(String text) {
        return Digest.base64(Digest.md5(text));
    }
}
