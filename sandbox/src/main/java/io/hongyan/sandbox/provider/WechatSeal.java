package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Digest;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How WeChat seals its callbacks: AES-256-CBC, padded to 32 bytes, the receiver's id at the end.
 */
final class WechatSeal {

    private static final int BLOCK = 32;

    private WechatSeal() {}

    static String encrypt(String encodingAesKey, String sixteen, String text, String receiver) {
        var key = Base64.getDecoder().decode(encodingAesKey + "=");
        var message = Digest.utf8(text);
        var id = Digest.utf8(receiver);
        var length = 16 + 4 + message.length + id.length;
        var padding = BLOCK - length % BLOCK;
        var plain = ByteBuffer.allocate(length + padding);
        plain.put(Digest.utf8(sixteen)).putInt(message.length).put(message).put(id);
        while (plain.hasRemaining()) {
            plain.put((byte) padding);
        }
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, 16)));
            return Digest.base64(cipher.doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
