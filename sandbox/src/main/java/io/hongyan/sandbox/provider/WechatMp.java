package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 公众号与小程序: tokens, template and subscription messages, and the event of their end. */
final class WechatMp implements Provider, Receipts.Sender {

    private static final String ACCOUNT = "gh_hongyan00001";

    private final World world;
    private final Texts texts;
    private final Receipts receipts;
    private final Keys keys;

    WechatMp(World world, Texts texts, Receipts receipts, Keys keys) {
        this.world = world;
        this.texts = texts;
        this.receipts = receipts;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "wechat-mp";
    }

    @Override
    public List<Duration> again() {
        return List.of(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Override
    public boolean takes(int status, String body) {
        return status == 200 && (body.isEmpty() || body.equals("success"));
    }

    @Override
    public Answer throttled(Call call) {
        return error(45011, "api minute-quota reach limit, try again later");
    }

    @Override
    public Answer refused(Call call) {
        return error(43101, "user refuse to accept the msg");
    }

    @Override
    public Answer answer(Call call, Note note) {
        return switch (call.path()) {
            case "/cgi-bin/token" -> {
                var query = call.queryFields();
                yield token(
                        query.getOrDefault("appid", ""), query.getOrDefault("secret", ""), note);
            }
            case "/cgi-bin/stable_token" -> {
                var body = Json.read(call.text()).orElse(Json.object());
                yield token(Json.text(body, "appid"), Json.text(body, "secret"), note);
            }
            case "/cgi-bin/message/template/send" -> send(call, note, "template");
            case "/cgi-bin/message/subscribe/bizsend", "/cgi-bin/message/subscribe/send" ->
                    send(call, note, "subscribe");
            default -> Answer.text(404, "not found");
        };
    }

    private Answer token(String appId, String secret, Note note) {
        if (!appId.equals(keys.get("wechat-mp.appId"))) {
            note.wrong();
            return error(40013, "invalid appid");
        }
        if (!note.verified(secret.equals(keys.get("wechat-mp.secret")))) {
            return error(40125, "invalid appsecret");
        }
        return Answer.json(
                Json.object().put("access_token", accessToken()).put("expires_in", 7200));
    }

    private Answer send(Call call, Note note, String kind) {
        if (!note.verified(
                call.queryFields().getOrDefault("access_token", "").equals(accessToken()))) {
            return error(40001, "invalid credential, access_token is invalid or not latest");
        }
        var body = Json.read(call.text()).filter(JsonNode::isObject).orElse(null);
        if (body == null) {
            return error(47001, "data format error");
        }
        var key = Json.text(body, "client_msg_id");
        note.key(key);
        var openid = Json.text(body, "touser");
        var person = texts.phones().person(p -> p.reach().openid().equals(openid)).orElse(null);
        if (openid.isEmpty() || person == null) {
            return error(40003, "invalid openid");
        }
        var template = Json.text(body, "template_id");
        if (template.isEmpty()) {
            return error(40037, "invalid template_id");
        }
        var bad = WechatData.wrongKey(body.path("data"));
        if (bad.isPresent()) {
            return error(47003, "argument invalid! data." + bad.get() + ".value invalid");
        }
        var old = sent(key, person.phone());
        if (old.isPresent()) {
            return ok(old.get());
        }
        var text = texts.named(name(), template, body.path("data"));
        var message =
                texts.show(
                        person.phone(),
                        "wechat",
                        new Message.Content("微信 · " + kind, text, template, key, openid));
        receipts.expect(name(), person.phone(), key, message.id());
        return ok(message.id());
    }

    /** The same client_msg_id makes no second message. */
    private Optional<String> sent(String key, String phone) {
        return key.isEmpty()
                ? Optional.empty()
                : texts.phones().on(phone).stream()
                        .filter(m -> m.channel().equals("wechat"))
                        .filter(m -> m.content().key().equals(key))
                        .map(Message::id)
                        .findFirst();
    }

    @Override
    public String report(Receipts.Receipt receipt, boolean arrived) {
        var openid =
                texts.phones()
                        .person(p -> p.phone().equals(receipt.phone()))
                        .map(p -> p.reach().openid())
                        .orElse("");
        var xml = new StringBuilder("<xml>");
        cdata(xml, "ToUserName", ACCOUNT);
        cdata(xml, "FromUserName", openid);
        xml.append("<CreateTime>").append(world.now().getEpochSecond()).append("</CreateTime>");
        cdata(xml, "MsgType", "event");
        cdata(xml, "Event", "TEMPLATESENDJOBFINISH");
        xml.append("<MsgID>").append(Long.parseLong(receipt.serial())).append("</MsgID>");
        cdata(xml, "Status", arrived ? "success" : "failed:user block");
        return sealed(xml.append("</xml>").toString());
    }

    @Override
    public String reportType() {
        return "text/xml; charset=utf-8";
    }

    /** The signature stands in the address: over token, time and nonce, and the sealed text. */
    @Override
    public String reportUrl(String hookUrl, String report) {
        var stamp = String.valueOf(world.now().getEpochSecond());
        var nonce = Digest.hex(Digest.md5(stamp + report)).substring(0, 10);
        var token = keys.get("wechat-mp.token");
        var query = new LinkedHashMap<String, String>();
        query.put("signature", Digest.hex(Digest.sha1(sorted(token, stamp, nonce))));
        query.put("timestamp", stamp);
        query.put("nonce", nonce);
        if (!keys.get("wechat-mp.encodingAesKey").isEmpty()) {
            var from = report.indexOf("<Encrypt><![CDATA[") + 18;
            var encrypt = report.substring(from, report.indexOf("]]>", from));
            query.put("encrypt_type", "aes");
            query.put(
                    "msg_signature", Digest.hex(Digest.sha1(sorted(token, stamp, nonce, encrypt))));
        }
        return hookUrl + (hookUrl.contains("?") ? "&" : "?") + Form.write(query);
    }

    private String sealed(String xml) {
        var aesKey = keys.get("wechat-mp.encodingAesKey");
        if (aesKey.isEmpty()) {
            return xml;
        }
        var sixteen = Digest.hex(Digest.md5(xml)).substring(0, 16);
        var encrypt = WechatSeal.encrypt(aesKey, sixteen, xml, keys.get("wechat-mp.appId"));
        var outer = new StringBuilder("<xml>");
        cdata(outer, "ToUserName", ACCOUNT);
        cdata(outer, "Encrypt", encrypt);
        return outer.append("</xml>").toString();
    }

    private String accessToken() {
        var secret = keys.get("wechat-mp.appId") + keys.get("wechat-mp.secret");
        return "mp_" + Digest.hex(Digest.md5(secret));
    }

    private static String sorted(String... parts) {
        return Stream.of(parts).sorted().collect(Collectors.joining());
    }

    private static void cdata(StringBuilder xml, String name, String value) {
        xml.append('<').append(name).append("><![CDATA[").append(value);
        xml.append("]]></").append(name).append('>');
    }

    private static Answer ok(String id) {
        return Answer.json(status(0, "ok").put("msgid", Long.parseLong(id)));
    }

    private static Answer error(int code, String message) {
        return Answer.json(status(code, message));
    }

    private static ObjectNode status(int code, String message) {
        return Json.object().put("errcode", code).put("errmsg", message);
    }
}
