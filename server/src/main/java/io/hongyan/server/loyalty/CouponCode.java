package io.hongyan.server.loyalty;

import java.security.SecureRandom;

/** Codes that nobody guesses: 80 random bits in groups, letters that look alike left out. */
final class CouponCode {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var code = new StringBuilder(LENGTH + LENGTH / GROUP);
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
