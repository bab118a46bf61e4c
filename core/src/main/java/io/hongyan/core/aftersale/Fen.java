package io.hongyan.core.aftersale;

/** Arithmetic and writing of amounts in fen (分). */
final class Fen {

    private Fen() {}

    /** A share of an amount, half a fen rounded up. */
    static long share(long amount, int basisPoints) {
        return (Math.multiplyExact(amount, (long) basisPoints) + 5_000) / 10_000;
    }

    /** {@code ¥12.30}. */
    static String yuan(long fen) {
        var rest = fen % 100;
        return "¥" + fen / 100 + "." + (rest < 10 ? "0" : "") + rest;
    }

    /** {@code 50%}, {@code 12.5%}. */
    static String percent(int basisPoints) {
        var rest = basisPoints % 100;
        if (rest == 0) {
            return basisPoints / 100 + "%";
        }
        var digits = (rest < 10 ? "0" : "") + rest;
        return basisPoints / 100 + "." + (rest % 10 == 0 ? digits.substring(0, 1) : digits) + "%";
    }
}
