package io.hongyan.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals letters as WeChat seals them. */
public final class Sealing {

    private Sealing() {}

    public static String seal(byte[] message, String encodingAesKey, String receiver) {
        var id = receiver.getBytes(UTF_8);
        int length = 20 + message.length + id.length;
        int padding = 32 - length % 32;
        var plain = ByteBuffer.allocate(length + padding);
        plain.put("0123456789abcdef".getBytes(UTF_8)).putInt(message.length).put(message).put(id);
        while (plain.hasRemaining()) {
            plain.put((byte) padding);
        }
        var key = Base64.getDecoder().decode(encodingAesKey + "=");
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
