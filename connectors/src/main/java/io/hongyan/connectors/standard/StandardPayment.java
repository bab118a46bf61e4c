package io.hongyan.connectors.standard;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice.PayoutState;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.PaymentConnector;
import io.hongyan.kit.Replies;
import io.hongyan.kit.Settings;
import io.hongyan.kit.StandardWebhook;
import io.hongyan.kit.Transfer;
import java.time.Duration;
import java.util.Map;

/**
 * Pays a buyer out through the merchant's own system: a signed POST with our key as {@code
 * Idempotency-Key}. The body of one transfer is the same in every attempt.
 */
public final class StandardPayment extends StandardHook implements PaymentConnector {

    @Override
    public Outcome transfer(Transfer transfer, Settings settings, Http http) {
        var address = settings.find("payoutUrl");
        if (address.isEmpty()) {
            return new Outcome.Refused("payoutUrl", "打款地址没有填写");
        }
        var call = Call.postJson(address.get(), body(transfer));
        var signed = signed(call, transfer.key(), settings, http);
        return outcome(http.call(signed.with("Idempotency-Key", transfer.key())), http, true);
    }

    private static String body(Transfer transfer) {
        var body =
                Json.object()
                        .put("type", "payout.requested")
                        .put("timestamp", transfer.at().toString());
        var data =
                body.putObject("data")
                        .put("key", transfer.key())
                        .put("payee", transfer.payee())
                        .put("shop", transfer.shop())
                        .put("order", transfer.order())
                        .put("reason", transfer.reason());
        data.putObject("amount")
                .put("amount", transfer.amount())
                .put("currency", transfer.currency());
        return Json.write(body);
    }

    private static Call signed(Call call, String key, Settings settings, Http http) {
        var headers =
                StandardWebhook.headers(
                        secrets(settings),
                        StandardWebhook.idOf(key),
                        http.now().getEpochSecond(),
                        call.body());
        var signed = call.typedByMerchant();
        for (var header : headers.entrySet()) {
            signed = signed.with(header.getKey(), header.getValue());
        }
        return signed;
    }

    @Override
    public Outcome lookUp(String key, Settings settings, Http http) {
        var address = settings.find("payoutUrl");
        if (address.isEmpty()) {
            return new Outcome.Refused("payoutUrl", "打款地址没有填写");
        }
        var separator = address.get().contains("?") ? "&" : "?";
        var call = Call.get(address.get() + separator + Call.form(Map.of("key", key)));
        return outcome(http.call(signed(call, key, settings, http)), http, false);
    }

    /** Money: whatever is not a clear answer leaves open whether it was paid. */
    private static Outcome outcome(CallResult result, Http http, boolean isTransfer) {
        return switch (result) {
            case CallResult.NotSent(var reason) -> new Outcome.NotNow(Duration.ZERO, reason);
            case CallResult.MaybeSent(var reason) -> new Outcome.Unknown(reason);
            case CallResult.Answer answer -> answered(answer, http, isTransfer);
        };
    }

    private static Outcome answered(CallResult.Answer answer, Http http, boolean isTransfer) {
        return switch (answer.status()) {
            case 200, 201, 202 -> result(answer);
            case 404 ->
                    isTransfer
                            ? new Outcome.Refused("404", "打款地址不存在")
                            : new Outcome.NotNow(Duration.ZERO, "no payout has this key");
            case 429, 503 ->
                    new Outcome.NotNow(Replies.wish(answer, http), "HTTP " + answer.status());
            case 400, 401, 403, 405, 409, 410, 413, 415, 422 ->
                    isTransfer
                            ? new Outcome.Refused("" + answer.status(), words(answer))
                            : new Outcome.Unknown("HTTP " + answer.status());
            default -> new Outcome.Unknown("HTTP " + answer.status());
        };
    }

    private static Outcome result(CallResult.Answer answer) {
        try {
            var body = Json.read(answer.body());
            var id = Json.text(body, "id");
            var state = StandardPush.state(Json.text(body, "state"));
            if (state.isEmpty()) {
                return new Outcome.Unknown("the answer names no state");
            }
            return state.get() == PayoutState.REFUSED
                    ? new Outcome.Refused("refused", Json.text(body, "reason"))
                    : new Outcome.Done(id, Json.text(body, "state"));
        } catch (Json.UnreadableJson e) {
            return new Outcome.Unknown("unreadable answer: " + e.reason());
        }
    }

    private static String words(CallResult.Answer answer) {
        try {
            var body = Json.read(answer.body());
            var detail = Json.text(body, "detail");
            return detail.isEmpty() ? Json.text(body, "title") : detail;
        } catch (Json.UnreadableJson e) {
            return "HTTP " + answer.status();
        }
    }
}
