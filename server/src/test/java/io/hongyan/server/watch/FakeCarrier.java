package io.hongyan.server.watch;

import io.hongyan.kit.Card;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Watch;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A vendor who watches waybills. */
final class FakeCarrier implements CarrierConnector {

    final List<Watch> subscribed = new CopyOnWriteArrayList<>();
    final List<Watch> asked = new CopyOnWriteArrayList<>();
    volatile Outcome subscribes = new Outcome.Done("", "watching");
    volatile PullAnswer knows = new PullAnswer.Pulled(List.of());
    volatile boolean hangs;
    private final CountDownLatch never = new CountDownLatch(1);
    private final Card card;

    FakeCarrier(String name) {
        card =
                new Card(
                        name,
                        new Words("试", "test"),
                        URI.create("https://test.example"),
                        Set.of(Card.Role.CARRIER),
                        List.of());
    }

    @Override
    public Card card() {
        return card;
    }

    @Override
    public Outcome subscribe(Watch watch, Settings settings, Http http) {
        subscribed.add(watch);
        return subscribes;
    }

    @Override
    public PullAnswer pull(Watch watch, Settings settings, Http http) {
        asked.add(watch);
        if (hangs) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return knows;
    }

    @Override
    public Duration pullInterval() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        return new Outcome.Done("", "ok");
    }

    @Override
    public Reading read(Push push, Settings settings) {
        return new Reading.Unreadable("no hooks");
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        throw new UnsupportedOperationException("no hooks");
    }
}
