package io.hongyan.kit;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Somebody else's server that gives the answers it was told to give, and remembers the calls. */
public final class FakeHttp implements Http {

    private final Deque<CallResult> answers = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-18T02:20:00Z");

    public FakeHttp answering(int status, String body) {
        return answering(status, Map.of(), body);
    }

    public FakeHttp answering(int status, Map<String, String> headers, String body) {
        return ending(
                new CallResult.Answer(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    public FakeHttp ending(CallResult result) {
        answers.add(result);
        return this;
    }

    public FakeHttp at(Instant machineTime) {
        now = machineTime;
        return this;
    }

    @Override
    public CallResult call(Call call) {
        calls.add(call);
        return answers.isEmpty() ? new CallResult.NotSent("nobody there") : answers.poll();
    }

    @Override
    public Dial dial(String host, int port) {
        return host.equals("127.0.0.1")
                ? new Dial.Allowed(InetAddress.getLoopbackAddress(), () -> {})
                : new Dial.Forbidden(host + " is not for tests");
    }

    @Override
    public URI effective(URI address) {
        return address;
    }

    @Override
    public Instant now() {
        return now;
    }

    public List<Call> calls() {
        return calls;
    }

    public Call lastCall() {
        return calls.getLast();
    }

    public String lastBody() {
        return new String(lastCall().body(), StandardCharsets.UTF_8);
    }

    public Form lastForm() {
        return new Form(lastCall().body());
    }

    /** The last call's headers with names in lower case. */
    public Map<String, String> lastHeaders() {
        var headers = new TreeMap<String, String>();
        lastCall()
                .headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
