package io.hongyan.kit;

/** The answer to a push as it goes over the wire. */
public record HookAnswer(int status, String contentType, String body) {

    public static HookAnswer json(int status, String body) {
        return new HookAnswer(status, "application/json;charset=UTF-8", body);
    }

    public static HookAnswer xml(int status, String body) {
        return new HookAnswer(status, "text/xml;charset=UTF-8", body);
    }

    public static HookAnswer text(int status, String body) {
        return new HookAnswer(status, "text/plain;charset=UTF-8", body);
    }
}
