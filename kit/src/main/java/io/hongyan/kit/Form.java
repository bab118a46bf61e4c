package io.hongyan.kit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body of type {@code application/x-www-form-urlencoded}, decoded exactly once and into bytes:
 * signatures go over these bytes, whatever their charset.
 */
public final class Form {

    private static final byte[] HEX_DIGIT = hexDigits();

    private final byte[] body;

    public Form(byte[] body) {
        this.body = body;
    }

    /** The first value of this name; null if there is none. */
    public byte @Nullable [] bytes(String name) {
        int start = 0;
        while (start < body.length) {
            int end = indexOf((byte) '&', start);
            if (isNamed(name, start, end)) {
                return decoded(start + name.length() + 1, end);
            }
            start = end + 1;
        }
        return null;
    }

    /** The first value of this name as UTF-8 text; empty if there is none. */
    public String text(String name) {
        var value = bytes(name);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private boolean isNamed(String name, int start, int end) {
        int after = start + name.length();
        if (after >= end || body[after] != '=') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (body[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(byte wanted, int from) {
        for (int i = from; i < body.length; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return body.length;
    }

    private byte[] decoded(int from, int to) {
        var out = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = body[i];
            if (b == '%' && i + 2 < to) {
                int pair = HEX_DIGIT[body[i + 1] & 0xff] << 4 | HEX_DIGIT[body[i + 2] & 0xff];
                if (pair >= 0) {
                    b = (byte) pair;
                    i += 2;
                }
            } else if (b == '+') {
                b = ' ';
            }
            out[length++] = b;
        }
        return Arrays.copyOf(out, length);
    }

    private static byte[] hexDigits() {
        var digits = new byte[256];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) Character.digit(i, 16);
        }
        return digits;
    }
}
