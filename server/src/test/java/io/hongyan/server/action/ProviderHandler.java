package io.hongyan.server.action;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallLog;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Card;
import io.hongyan.kit.Http;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Outside;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls a {@link Provider} through the kit's way out. */
final class ProviderHandler implements OutsideHandler {

    static final String KIND = "test-send";

    private final Provider provider;
    private final Http http;
    private final boolean looksUp;

    ProviderHandler(Provider provider, boolean looksUp) {
        this.provider = provider;
        this.looksUp = looksUp;
        var card =
                new Card(
                        "test",
                        new Words("试", "test"),
                        URI.create("https://test.example"),
                        Set.of(Card.Role.CHANNEL),
                        List.of());
        this.http =
                new Outside(
                                new Outside.Rules(null, Set.of("127.0.0.1:" + provider.port())),
                                InstantSource.system())
                        .http(card, new Settings(Map.of()), CallLog.NONE);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String endpoint(StoredAction action, Instant now) {
        return "provider:" + provider.port();
    }

    @Override
    public Outcome call(StoredAction action, Instant now) {
        return outcome(
                http.call(
                        Call.postJson(provider.url("/effects"), "{}")
                                .typedByMerchant()
                                .within(Duration.ofSeconds(20))
                                .with("Idempotency-Key", action.key())));
    }

    @Override
    public Outcome lookUp(StoredAction action, Instant now) {
        if (!looksUp) {
            return new Outcome.Unknown("cannot be asked");
        }
        var answer =
                http.call(
                        Call.get(provider.url("/effects"))
                                .typedByMerchant()
                                .with("Idempotency-Key", action.key()));
        return answer instanceof CallResult.Answer(var status, _, _)
                ? switch (status) {
                    case 200 -> new Outcome.Done("found", "done");
                    case 404 -> new Outcome.NotNow(Duration.ZERO, "not there");
                    default -> new Outcome.Unknown("HTTP " + status);
                }
                : new Outcome.Unknown("no answer");
    }

    private static Outcome outcome(CallResult result) {
        return switch (result) {
            case CallResult.Answer(var status, _, _) ->
                    status == 200
                            ? new Outcome.Done("p-1", "accepted")
                            : status >= 500
                                    ? new Outcome.NotNow(Duration.ZERO, "HTTP " + status)
                                    : new Outcome.Refused("http-" + status, "no");
            case CallResult.NotSent(var reason) -> new Outcome.NotNow(Duration.ZERO, reason);
            case CallResult.MaybeSent(var reason) -> new Outcome.Unknown(reason);
        };
    }
}
