package io.hongyan.kit;

import java.util.Locale;
import java.util.Map;

/**
 * A call to one of our hooks exactly as it was received, whatever the vendor's role.
 *
 * @param method upper case
 * @param path without the query
 * @param query decoded once
 * @param headers names in lower case; several values of one name joined with a comma
 * @param body the bytes that were signed
 */
@SuppressWarnings("ArrayRecordComponent") // raw evidence: nobody compares or prints a push
public record Push(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body) {

    public static Push post(String path, Map<String, String> headers, byte[] body) {
        return new Push("POST", path, Map.of(), headers, body);
    }

    /** The header's value, empty if there is none. {@code name} in lower case. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String queryValue(String name) {
        return query.getOrDefault(name, "");
    }

    public boolean isGet() {
        return method.toUpperCase(Locale.ROOT).equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + body.length + " bytes)";
    }
}
