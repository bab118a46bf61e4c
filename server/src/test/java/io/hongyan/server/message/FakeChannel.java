package io.hongyan.server.message;

import io.hongyan.kit.Card;
import io.hongyan.kit.Channel;
import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Limits;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Words;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel that keeps what it carries. */
final class FakeChannel implements ChannelConnector {

    final List<Message> sent = new CopyOnWriteArrayList<>();
    volatile Outcome answer = new Outcome.Done("p-1", "accepted");
    volatile Outcome found = new Outcome.Unknown("cannot be asked");
    private final Channel channel;
    private final Card card;

    FakeChannel(Channel channel) {
        this.channel = channel;
        this.card =
                new Card(
                        "test-" + channel.wireName(),
                        new Words("试", "test"),
                        URI.create("https://test.example"),
                        Set.of(Card.Role.CHANNEL),
                        List.of());
    }

    @Override
    public Card card() {
        return card;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Outcome send(Message message, Settings settings, Http http) {
        sent.add(message);
        return answer;
    }

    @Override
    public Outcome lookUp(Message message, Settings settings, Http http) {
        return found;
    }

    @Override
    public Limits limits() {
        return new Limits(500, channel == Channel.SMS ? "拒收请回复R" : "", 1000);
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
