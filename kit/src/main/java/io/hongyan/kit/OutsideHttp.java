package io.hongyan.kit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** The way out for one connection. */
final class OutsideHttp implements Http {

    private static final int LOGGED = 8_000;

    private final Outside outside;
    private final String connector;
    private final Masks masks;
    private final CallLog log;

    OutsideHttp(Outside outside, String connector, Masks masks, CallLog log) {
        this.outside = outside;
        this.connector = connector;
        this.masks = masks;
        this.log = log;
    }

    @Override
    public CallResult call(Call call) {
        long start = System.nanoTime();
        var address = addressOf(call);
        var result = guarded(call, address);
        log.record(entry(call, address, result, Duration.ofNanos(System.nanoTime() - start)));
        return result;
    }

    @Override
    public Dial dial(String host, int port) {
        if (outside.isAllowed(host, port)) {
            return allowed(host);
        }
        var found = outside.lookUp(host);
        if (found.addresses().isEmpty()) {
            return new Dial.Forbidden(found.objection());
        }
        PinnedNames.pin(host, found.addresses());
        return new Dial.Allowed(found.addresses().getFirst(), () -> PinnedNames.release(host));
    }

    private static Dial allowed(String host) {
        try {
            return new Dial.Allowed(InetAddress.getAllByName(host)[0], () -> {});
        } catch (UnknownHostException e) {
            return new Dial.Forbidden(host + " is not known");
        }
    }

    @Override
    public URI effective(URI address) {
        return outside.effective(connector, address);
    }

    @Override
    public Instant now() {
        return outside.now();
    }

    private URI addressOf(Call call) {
        return switch (call.owner()) {
            case PROVIDER -> effective(call.address());
            case MERCHANT -> call.address();
        };
    }

    private CallResult guarded(Call call, URI address) {
        return switch (call.owner()) {
            case PROVIDER -> sent(call, address);
            case MERCHANT -> sentIfAllowed(call, address);
        };
    }

    private CallResult sentIfAllowed(Call call, URI address) {
        var objection = outside.objection(address);
        if (objection.isPresent()) {
            return new CallResult.NotSent(objection.get());
        }
        if (outside.isAllowed(address.getHost(), Outside.portOf(address))) {
            return sent(call, address);
        }
        var found = outside.lookUp(address.getHost());
        if (found.addresses().isEmpty()) {
            return new CallResult.NotSent(found.objection());
        }
        PinnedNames.pin(address.getHost(), found.addresses());
        try {
            return sent(call, address);
        } finally {
            PinnedNames.release(address.getHost());
        }
    }

    private CallResult sent(Call call, URI address) {
        var answer =
                outside.client()
                        .sendAsync(requestOf(call, address), _ -> new CutBody(call.answerLimit()));
        try {
            return answerOf(answer.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new CallResult.MaybeSent("no answer within " + call.timeout());
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new CallResult.MaybeSent("the program is stopping");
        }
    }

    private static HttpRequest requestOf(Call call, URI address) {
        var request =
                HttpRequest.newBuilder(address)
                        .method(
                                call.method(),
                                call.body().length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private static CallResult answerOf(HttpResponse<byte[]> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, joined(values)));
        return new CallResult.Answer(response.statusCode(), headers, response.body());
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }

    /** A failure before the first byte left is harmless; any other may have had its effect. */
    private static CallResult failed(Throwable cause) {
        var reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return isBeforeSending(cause)
                ? new CallResult.NotSent(reason)
                : new CallResult.MaybeSent(reason);
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException
                || (cause instanceof IOException
                        && cause.getCause() instanceof UnresolvedAddressException);
    }

    private CallLog.Entry entry(Call call, URI address, CallResult result, Duration took) {
        var request = logged(new String(call.body(), StandardCharsets.UTF_8));
        var where = masks.over(address.toString());
        return switch (result) {
            case CallResult.Answer answer ->
                    new CallLog.Entry(
                            connector,
                            call.method(),
                            where,
                            request,
                            answer.status(),
                            logged(answer.text()),
                            "",
                            took);
            case CallResult.NotSent(var reason) ->
                    new CallLog.Entry(
                            connector, call.method(), where, request, 0, "", reason, took);
            case CallResult.MaybeSent(var reason) ->
                    new CallLog.Entry(
                            connector, call.method(), where, request, 0, "", reason, took);
        };
    }

    private String logged(String text) {
        var masked = masks.over(text);
        return masked.length() <= LOGGED ? masked : masked.substring(0, LOGGED);
    }
}
