package io.hongyan.sandbox.provider;

/** What a provider finds out about a request while it answers. */
final class Note {

    private String signature = "none";
    private String key = "";

    void right() {
        signature = "right";
    }

    void wrong() {
        signature = "wrong";
    }

    boolean verified(boolean isRight) {
        signature = isRight ? "right" : "wrong";
        return isRight;
    }

    /** Our own id in the request, by which an effect can be found again. */
    void key(String value) {
        key = value;
    }

    String signature() {
        return signature;
    }

    String key() {
        return key;
    }
}
