package io.hongyan.kit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bends a payload in the ways that the world bends payloads. */
final class Mutations {

    private static final List<String> STRANGE =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "\"\"",
                    "[]",
                    "{}",
                    "[null]",
                    "\\u0000",
                    "\\ud83d",
                    "😀",
                    "%00",
                    "&amp;",
                    "2026-02-31 25:61:61",
                    "9".repeat(400),
                    "\u202e",
                    "\"",
                    "\\",
                    "2026-11-20 10:00:00.1234567",
                    "<",
                    "]]>",
                    "{\"a\":");

    private Mutations() {}

    static byte[] of(byte[] payload, Random random) {
        var mutant = payload;
        for (int rounds = 1 + random.nextInt(3); rounds > 0; rounds--) {
            mutant = once(mutant, random);
        }
        return mutant;
    }

    private static byte[] once(byte[] payload, Random random) {
        if (payload.length < 2) {
            return payload;
        }
        int from = random.nextInt(payload.length);
        int to = Math.min(payload.length, from + 1 + random.nextInt(24));
        return switch (random.nextInt(5)) {
            case 0 -> flipped(payload, from, random);
            case 1 -> spliced(payload, from, from, strange(random));
            case 2 -> spliced(payload, from, to, strange(random));
            case 3 -> spliced(payload, from, to, new byte[0]);
            default -> {
                int again = random.nextInt(payload.length);
                yield spliced(payload, again, again, Arrays.copyOfRange(payload, from, to));
            }
        };
    }

    private static byte[] strange(Random random) {
        return STRANGE.get(random.nextInt(STRANGE.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flipped(byte[] payload, int at, Random random) {
        var bent = payload.clone();
        bent[at] ^= (byte) (1 << random.nextInt(8));
        return bent;
    }

    private static byte[] spliced(byte[] payload, int from, int to, byte[] put) {
        var out = new ByteArrayOutputStream(payload.length + put.length);
        out.write(payload, 0, from);
        out.writeBytes(put);
        out.write(payload, to, payload.length - to);
        return out.toByteArray();
    }
}
