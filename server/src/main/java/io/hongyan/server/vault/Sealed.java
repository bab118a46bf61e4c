package io.hongyan.server.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The form of sealed bytes: version, compressed or not, key number, nonce, then AES-256-GCM bound
 * to the merchant. Compressed before it is encrypted, and only with itself.
 */
final class Sealed {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int HEAD = 1 + 1 + 4 + NONCE;
    private static final int WORTH_COMPRESSING = 512;
    private static final int LARGEST = 64 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Making one costs more than using it; a few go round between the threads. */
    private static final ConcurrentLinkedQueue<Tools> TOOLS = new ConcurrentLinkedQueue<>();

    private record Tools(Cipher cipher, Deflater deflater, byte[] buffer) {

        static Tools take() throws GeneralSecurityException {
            var free = TOOLS.poll();
            return free != null
                    ? free
                    : new Tools(
                            Cipher.getInstance("AES/GCM/NoPadding"),
                            new Deflater(Deflater.BEST_SPEED, true),
                            new byte[8192]);
        }

        byte[] deflate(byte[] plain) {
            deflater.reset();
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length / 2 + 64);
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private Sealed() {}

    static byte[] seal(UUID merchant, int keyNo, SecretKey key, byte[] plain) {
        var compress = plain.length >= WORTH_COMPRESSING;
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var tools = Tools.take();
            var content = compress ? tools.deflate(plain) : plain;
            var cipher = tools.cipher;
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(bytes(merchant));
            var out = ByteBuffer.allocate(HEAD + cipher.getOutputSize(content.length));
            out.put(VERSION).put((byte) (compress ? 1 : 0)).putInt(keyNo).put(nonce);
            out.put(cipher.doFinal(content));
            TOOLS.add(tools); // after a failure it is left to the collector
            return out.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    static int keyNo(byte[] sealed) {
        if (sealed.length < HEAD || sealed[0] != VERSION) {
            throw new IllegalArgumentException("these bytes were not sealed by the vault");
        }
        return ByteBuffer.wrap(sealed).getInt(2);
    }

    static byte[] open(UUID merchant, SecretKey key, byte[] sealed) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, 6, NONCE));
            cipher.updateAAD(bytes(merchant));
            var content = cipher.doFinal(sealed, HEAD, sealed.length - HEAD);
            return sealed[1] == 1 ? inflate(content) : content;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealed bytes were changed or the key is wrong", e);
        }
    }

    private static byte[] inflate(byte[] packed) {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            var out = new ByteArrayOutputStream(packed.length * 3);
            var buffer = new byte[8192];
            while (!inflater.finished()) {
                var count = inflater.inflate(buffer);
                if (count == 0 && inflater.needsInput() || out.size() > LARGEST) {
                    throw new IllegalStateException("the sealed bytes end too early");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("the sealed bytes are not what was sealed", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
