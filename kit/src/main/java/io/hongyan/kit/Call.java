package io.hongyan.kit;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request to a provider.
 *
 * @param owner whose address it is: decides whether the operator's prefix stands in for it
 * @param answerLimit bytes of the answer that are read; more is cut
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes that were signed; nobody compares calls
public record Call(
        String method,
        URI address,
        Owner owner,
        Map<String, String> headers,
        byte[] body,
        Duration timeout,
        int answerLimit) {

    /** Whose address is called. */
    public enum Owner {
        /** Fixed by the connector: the operator may put another in its place. */
        PROVIDER,
        /** Typed by a merchant: always held against the guard, never replaced. */
        MERCHANT
    }

    public static final int SMALL_ANSWER = 64 * 1024;
    public static final int TRACKING_ANSWER = 4 * 1024 * 1024;

    public Call {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static Call get(String address) {
        return of("GET", address, Map.of(), new byte[0]);
    }

    /** Without a body: for providers that take everything in the query. */
    public static Call post(String address) {
        return of("POST", address, Map.of(), new byte[0]);
    }

    public static Call postForm(String address, Map<String, String> fields) {
        return of(
                "POST",
                address,
                Map.of("content-type", "application/x-www-form-urlencoded;charset=UTF-8"),
                form(fields).getBytes(StandardCharsets.UTF_8));
    }

    public static Call postJson(String address, String json) {
        return of(
                "POST",
                address,
                Map.of("content-type", "application/json; charset=utf-8"),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static Call of(
            String method, String address, Map<String, String> headers, byte[] body) {
        return new Call(
                method,
                URI.create(address),
                Owner.PROVIDER,
                headers,
                body,
                Duration.ofSeconds(10),
                SMALL_ANSWER);
    }

    /** Fields in their order, each name and value encoded once. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Call with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, address, owner, more, body, timeout, answerLimit);
    }

    public Call typedByMerchant() {
        return new Call(method, address, Owner.MERCHANT, headers, body, timeout, answerLimit);
    }

    public Call within(Duration limit) {
        return new Call(method, address, owner, headers, body, limit, answerLimit);
    }

    public Call answering(int bytes) {
        return new Call(method, address, owner, headers, body, timeout, bytes);
    }

    @Override
    public String toString() {
        return method + " " + address.getHost() + address.getPath();
    }
}
