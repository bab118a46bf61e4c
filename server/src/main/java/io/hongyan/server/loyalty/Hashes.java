package io.hongyan.server.loyalty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** What a request was about, to tell its repetition from another under the same key. */
final class Hashes {

    private Hashes() {}

    static String of(@org.jspecify.annotations.Nullable Object... parts) {
        var text = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
