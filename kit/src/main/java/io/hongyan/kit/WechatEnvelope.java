package io.hongyan.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The sealed envelope of WeChat's callbacks (official accounts, mini programmes, WeCom): SHA-1 over
 * the sorted parts, AES-256-CBC inside with the receiver's id at the end.
 */
public final class WechatEnvelope {

    private static final int RANDOM = 16;

    private final byte[] key;
    private final String receiver;

    /**
     * Opens envelopes for one receiver.
     *
     * @param encodingAesKey 43 characters; any other can't open anything
     * @param receiver appid or corpid
     */
    public WechatEnvelope(String encodingAesKey, String receiver) {
        this.key = keyOf(encodingAesKey);
        this.receiver = receiver;
    }

    private static byte[] keyOf(String encodingAesKey) {
        try {
            return Base64.getDecoder().decode(encodingAesKey + "=");
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Hex of SHA-1 over the parts in alphabetical order. */
    public static String signature(String... parts) {
        var sorted = parts.clone();
        Arrays.sort(sorted);
        return Signature.hex(Signature.sha1(Signature.utf8(String.join("", sorted))));
    }

    /** What is inside; null if it was not sealed for this receiver. */
    public @Nullable String open(String sealed) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(key, 0, RANDOM));
            return message(cipher.doFinal(Base64.getDecoder().decode(sealed)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null; // a wrong key, no Base64, not whole blocks
        }
    }

    private @Nullable String message(byte[] plain) {
        int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
        int end = plain.length - padding;
        if (padding < 1 || padding > 32 || end < RANDOM + 4) {
            return null;
        }
        int length = ByteBuffer.wrap(plain, RANDOM, 4).getInt();
        int from = RANDOM + 4;
        if (length < 0 || length > end - from) {
            return null;
        }
        var id = new String(plain, from + length, end - from - length, UTF_8);
        return Signature.matches(id, receiver) ? new String(plain, from, length, UTF_8) : null;
    }
}
