package io.hongyan.core.tracking;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a waybill number is written: people and systems add blanks, width and piece numbers. */
public final class WaybillNumber {

    private static final int LONGEST = 64;

    private static final Pattern PIECE = Pattern.compile("-\\d{1,4}-\\d{1,4}-?$");

    private static final Pattern PHONE =
            Pattern.compile("(\\+?86|0086)?(1[3-9]\\d{9}|0[1-9]\\d{8,10})|[48]00\\d{7}");

    private WaybillNumber() {}

    /**
     * Half-width, upper case, without blanks and invisible characters, and without the piece's
     * number ({@code -1-3-}). What is far too long to be a number comes back empty.
     */
    public static String normalise(String written) {
        if (written.length() > 4 * LONGEST) {
            return "";
        }
        var plain = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            char half = c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
            boolean unseen =
                    Character.isWhitespace(half)
                            || Character.isSpaceChar(half)
                            || Character.getType(half) == Character.FORMAT;
            if (!unseen) {
                plain.append(half);
            }
        }
        var number = plain.toString().toUpperCase(Locale.ROOT);
        var whole = PIECE.matcher(number).replaceFirst("");
        return whole.length() > LONGEST ? "" : whole;
    }

    /** Whether a normalised number is a telephone number: it is never taken for a waybill. */
    static boolean isPhone(String number) {
        return PHONE.matcher(number.replace("-", "")).matches();
    }
}
