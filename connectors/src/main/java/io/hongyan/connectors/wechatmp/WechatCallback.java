package io.hongyan.connectors.wechatmp;

import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Signature;
import io.hongyan.kit.Times;
import io.hongyan.kit.WechatEnvelope;
import io.hongyan.kit.XmlFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what WeChat calls our address for, sealed (安全模式) or plain (明文模式). */
final class WechatCallback {

    private final Push push;
    private final Settings settings;

    WechatCallback(Push push, Settings settings) {
        this.push = push;
        this.settings = settings;
    }

    Reading read() {
        if (push.isGet()) {
            return isSigned(push.queryValue("signature"))
                    ? new Reading.Handshake(HookAnswer.text(200, push.queryValue("echostr")))
                    : new Reading.Forged("signature of the address check is wrong");
        }
        var key = settings.find("encodingAesKey");
        if (key.isPresent()) {
            return sealed(key.get());
        }
        return isSigned(push.queryValue("signature"))
                ? event(push.body())
                : new Reading.Forged("signature is wrong");
    }

    private boolean isSigned(String claimed, String... more) {
        var parts = new String[3 + more.length];
        parts[0] = settings.get("token");
        parts[1] = push.queryValue("timestamp");
        parts[2] = push.queryValue("nonce");
        System.arraycopy(more, 0, parts, 3, more.length);
        return Signature.matches(claimed, WechatEnvelope.signature(parts));
    }

    private Reading sealed(String key) {
        try {
            var letter = fields(push.body()).getOrDefault("Encrypt", "");
            if (!isSigned(push.queryValue("msg_signature"), letter)) {
                return new Reading.Forged("msg_signature is wrong");
            }
            var open = new WechatEnvelope(key, settings.get("appId")).open(letter);
            return open == null
                    ? new Reading.Forged("not sealed for this account")
                    : event(Signature.utf8(open));
        } catch (Json.UnreadableJson e) {
            return new Reading.Forged("no sealed letter: " + e.reason());
        }
    }

    private static Reading event(byte[] body) {
        try {
            return new Reading.Read(notices(fields(body)));
        } catch (Json.UnreadableJson e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    /** XML or JSON, as the account's console says. */
    private static Map<String, String> fields(byte[] body) {
        if (body.length == 0 || body[0] != '{') {
            return XmlFields.read(body);
        }
        var fields = new HashMap<String, String>();
        for (var field : Json.read(body).properties()) {
            fields.put(field.getKey(), Json.text(field.getValue()));
        }
        return fields;
    }

    private static List<Notice> notices(Map<String, String> event) {
        var at = Times.read(event.getOrDefault("CreateTime", ""));
        if (at == null) {
            throw new Json.UnreadableJson("no CreateTime");
        }
        var person = event.getOrDefault("FromUserName", "");
        return switch (event.getOrDefault("Event", "")) {
            case "TEMPLATESENDJOBFINISH" -> {
                var status = event.getOrDefault("Status", "");
                var id = event.getOrDefault("MsgID", "");
                boolean delivered = status.equals("success");
                yield List.of(new Notice.MessageReceipt("", id, delivered, status, at));
            }
            case "unsubscribe" -> List.of(new Notice.OptedOut(person, "取消关注", at));
            default -> List.of();
        };
    }
}
