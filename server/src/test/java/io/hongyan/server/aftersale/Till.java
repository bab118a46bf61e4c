package io.hongyan.server.aftersale;

import io.hongyan.kit.Card;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.PaymentConnector;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Transfer;
import io.hongyan.kit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A merchant's own system that pays, in every mood. */
final class Till implements PaymentConnector {

    /** How it takes a transfer. */
    enum Mood {
        PAYS,
        ACCEPTS,
        REFUSES,
        /** It pays, and its answer is lost. */
        LOSES_ANSWERS
    }

    volatile Mood mood = Mood.PAYS;
    private final Map<String, Transfer> paid = new LinkedHashMap<>();
    private final Map<String, Transfer> accepted = new LinkedHashMap<>();
    private final List<String> lookUps = new ArrayList<>();

    @Override
    public synchronized Outcome transfer(Transfer transfer, Settings settings, Http http) {
        return switch (mood) {
            case PAYS -> pay(transfer);
            case ACCEPTS -> {
                accepted.put(transfer.key(), transfer);
                yield new Outcome.Done("till-" + transfer.key().hashCode(), "accepted");
            }
            case REFUSES -> new Outcome.Refused("NO_ACCOUNT", "the buyer has no account");
            case LOSES_ANSWERS -> {
                pay(transfer);
                yield new Outcome.Unknown("read timed out");
            }
        };
    }

    private Outcome pay(Transfer transfer) {
        if (paid.putIfAbsent(transfer.key(), transfer) != null) {
            throw new AssertionError("paid twice: " + transfer.key());
        }
        return new Outcome.Done("till-" + transfer.key().hashCode(), "paid");
    }

    /** What was accepted is paid now. */
    synchronized void settle() {
        paid.putAll(accepted);
        accepted.clear();
    }

    @Override
    public synchronized Outcome lookUp(String key, Settings settings, Http http) {
        lookUps.add(key);
        if (paid.containsKey(key)) {
            return new Outcome.Done("till-" + key.hashCode(), "paid");
        }
        return accepted.containsKey(key)
                ? new Outcome.Done("till-" + key.hashCode(), "accepted")
                : new Outcome.NotNow(Duration.ZERO, "no such transfer");
    }

    synchronized List<Transfer> paid() {
        return List.copyOf(paid.values());
    }

    synchronized List<String> lookUps() {
        return List.copyOf(lookUps);
    }

    @Override
    public Card card() {
        throw new UnsupportedOperationException("nobody looks at the till's card");
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        return new Outcome.Done("", "well");
    }

    @Override
    public Reading read(Push push, Settings settings) {
        throw new UnsupportedOperationException("the till does not call");
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        throw new UnsupportedOperationException("the till does not call");
    }
}
