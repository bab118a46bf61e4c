package io.hongyan.sandbox.wire;

import java.nio.charset.StandardCharsets;

/** Some bytes that nobody changes. */
public final class Bytes {

    private final byte[] value;

    public Bytes(byte[] value) {
        this.value = value.clone();
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] array() {
        return value.clone();
    }

    public int length() {
        return value.length;
    }

    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }
}
