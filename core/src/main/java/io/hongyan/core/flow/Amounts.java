package io.hongyan.core.flow;

/** Sums of money as people read them. */
final class Amounts {

    private Amounts() {}

    /** ¥20, ¥19.90, ¥1,234.50. */
    static String yuan(long fen) {
        var whole = String.format(java.util.Locale.ROOT, "%,d", Math.abs(fen) / 100);
        long rest = Math.abs(fen) % 100;
        var sign = fen < 0 ? "-¥" : "¥";
        return rest == 0
                ? sign + whole
                : sign + whole + String.format(java.util.Locale.ROOT, ".%02d", rest);
    }
}
