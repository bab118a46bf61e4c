package io.hongyan.connectors.wecom;

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
import java.util.List;
import java.util.Map;

/** Reads what WeCom calls our address for: always sealed, for the corporation's id. */
final class WecomCallback {

    private final Push push;
    private final Settings settings;

    WecomCallback(Push push, Settings settings) {
        this.push = push;
        this.settings = settings;
    }

    Reading read() {
        try {
            var sealed =
                    push.isGet()
                            ? push.queryValue("echostr")
                            : XmlFields.read(push.body()).getOrDefault("Encrypt", "");
            return opened(sealed);
        } catch (Json.UnreadableJson e) {
            return new Reading.Forged("no sealed letter: " + e.reason());
        }
    }

    private Reading opened(String sealed) {
        var right =
                WechatEnvelope.signature(
                        settings.get("token", ""),
                        push.queryValue("timestamp"),
                        push.queryValue("nonce"),
                        sealed);
        if (!Signature.matches(push.queryValue("msg_signature"), right)) {
            return new Reading.Forged("msg_signature is wrong");
        }
        var key = settings.get("encodingAesKey", "");
        var open = new WechatEnvelope(key, settings.get("corpId")).open(sealed);
        if (open == null) {
            return new Reading.Forged("not sealed for this corporation");
        }
        return push.isGet() ? new Reading.Handshake(HookAnswer.text(200, open)) : event(open);
    }

    private static Reading event(String open) {
        try {
            return new Reading.Read(notices(XmlFields.read(Signature.utf8(open))));
        } catch (Json.UnreadableJson e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    private static List<Notice> notices(Map<String, String> event) {
        var at = Times.read(event.getOrDefault("CreateTime", ""));
        if (at == null) {
            throw new Json.UnreadableJson("no CreateTime");
        }
        return switch (event.getOrDefault("ChangeType", "")) {
            case "del_follow_user" ->
                    List.of(
                            new Notice.OptedOut(
                                    event.getOrDefault("ExternalUserID", ""), "删除了员工", at));
            default -> List.of();
        };
    }
}
