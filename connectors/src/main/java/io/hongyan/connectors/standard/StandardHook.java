package io.hongyan.connectors.standard;

import io.hongyan.kit.Card;
import io.hongyan.kit.Card.Field;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.HookConnector;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.StandardWebhook;
import io.hongyan.kit.Times;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the three roles share: one card, one hook, one signature. */
abstract class StandardHook implements HookConnector {

    static final String NAME = "standard";

    private static final Card CARD =
            new Card(
                    NAME,
                    Words.of("自建系统", "Self-built system"),
                    URI.create("https://www.standardwebhooks.com"),
                    Set.of(Card.Role.CARRIER, Card.Role.SHOP, Card.Role.PAYMENT),
                    List.of(
                            Field.secret(
                                    "signingSecret",
                                    Words.of("签名密钥", "Signing secret"),
                                    Words.of(
                                            "whsec_ 开头;轮换时可写新旧两个,用空格分开",
                                            "Begins with whsec_; two of them, parted by a blank,"
                                                    + " while one replaces the other")),
                            Field.url(
                                            "payoutUrl",
                                            Words.of("打款地址", "Payout address"),
                                            Words.of(
                                                    "需要由自己的系统打款时填写",
                                                    "Only if your own system pays buyers out"))
                                    .optional()));

    @Override
    public Card card() {
        return CARD;
    }

    static List<String> secrets(Settings settings) {
        return StandardWebhook.secrets(settings.get("signingSecret"));
    }

    @Override
    public Reading read(Push push, Settings settings) {
        if (!StandardWebhook.isSigned(push, secrets(settings))) {
            return new Reading.Forged("webhook-signature is wrong");
        }
        try {
            return new Reading.Read(StandardPush.read(push.body()));
        } catch (Json.UnreadableJson e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    /**
     * The signature covers whatever stands there; what is no time was signed at none that holds.
     */
    @Override
    public Optional<Instant> signedAt(Push push) {
        var signed = Times.read(push.header("webhook-timestamp"));
        return Optional.of(signed == null ? Instant.EPOCH : signed);
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return switch (verdict) {
            case ACCEPTED -> HookAnswer.json(200, "{\"accepted\":true}");
            case SEND_AGAIN -> problem(503, "Not stored yet: send it again");
            case FORGED -> problem(401, "The signature is wrong or too old");
            case UNREADABLE -> problem(422, "Not in the documented form");
            case TOO_LARGE -> problem(413, "Larger than 4 MB");
        };
    }

    private static HookAnswer problem(int status, String title) {
        var body = Json.object().put("type", "about:blank").put("title", title);
        return new HookAnswer(
                status, "application/problem+json", Json.write(body.put("status", status)));
    }

    /** There is nobody to ask: his system calls us. */
    @Override
    public Outcome probe(Settings settings, Http http) {
        return secrets(settings).stream().allMatch(secret -> secret.length() >= 24)
                ? new Outcome.Done("", "签名密钥可用;等待自建系统推送")
                : new Outcome.Refused("signingSecret", "签名密钥太短,至少 24 位");
    }
}
