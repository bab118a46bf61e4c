package io.hongyan.core.tracking;

import java.text.Normalizer;

/**
 * A scan text in the one spelling that our patterns are written in: half-width, lower case, one
 * kind of brackets, traditional characters made simple, no blanks but between two Latin words. It
 * remembers where each character stood, so that names can be taken from the text as written. Only
 * the first {@value #LONGEST} characters are read; no carrier says anything new behind them.
 */
final class FoldedText {

    static final int LONGEST = 2_000;

    private static final char DROP = 0;
    private static final char BLANK = ' ';
    private static final char ODD = 1;
    private static final char[] FOLD = foldTable();

    private final String original;
    private final char[] chars;
    private final int[] origin;
    private final int length;

    private FoldedText(String original, char[] chars, int[] origin, int length) {
        this.original = original;
        this.chars = chars;
        this.origin = origin;
        this.length = length;
    }

    static FoldedText of(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return hasOdd(cut) ? fold(normalised(cut)) : fold(cut);
    }

    /** Folds a literal of a pattern. */
    static String literal(String text) {
        var folded = of(text);
        return new String(folded.chars, 0, folded.length);
    }

    int length() {
        return length;
    }

    char at(int index) {
        return chars[index];
    }

    /** The text as written that was folded into this range. */
    String original(int from, int to) {
        return from >= to ? "" : original.substring(origin[from], origin[to - 1] + 1);
    }

    private static String normalised(String text) {
        var whole = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    }

    private static boolean hasOdd(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (FOLD[text.charAt(i)] == ODD) {
                return true;
            }
        }
        return false;
    }

    private static FoldedText fold(String text) {
        var chars = new char[text.length()];
        var origin = new int[text.length()];
        int length = 0;
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char folded = FOLD[text.charAt(i)];
            if (folded == BLANK) {
                blank = true;
            } else if (folded != DROP) {
                if (blank && length > 0 && isLatin(chars[length - 1]) && isLatin(folded)) {
                    origin[length] = i - 1;
                    chars[length++] = BLANK;
                }
                blank = false;
                origin[length] = i;
                chars[length++] = folded;
            }
        }
        return new FoldedText(text, chars, origin, length);
    }

    private static boolean isLatin(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private static char[] foldTable() {
        var table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = foldOf((char) c);
        }
        pairs(table, "，,：:；;！!？?（(）)［[］]【[】]〔[〕]「[」]『[』]〖[〗]", 2);
        pairs(table, "、,…,～-—-–-﹣-／/＊*。。", 2);
        pairs(
                table,
                "簽签貨货達达離离開开發发運运櫃柜驛驿遞递絡络聯联電电話话無无絕绝關关損损壞坏遺遗滯滞"
                        + "員员網网點点轉转單单訂订攬揽裝装車车機机領领號号問问題题異异誤误錯错時时間间"
                        + "約约門门親亲屬属鄰邻識识準准備备進进後后從从將将還还銷销毀毁檢检違违稅税補补"
                        + "暫暂顧顾戶户業业務务區区東东華华廣广灣湾際际兩两費费據据幫帮請请復复絲丝託托"
                        + "減减資资實实際际邊边樓楼島岛鐵铁飛飞陸陆換换預预該该當当會会與与為为來来處处",
                2);
        return table;
    }

    private static void pairs(char[] table, String pairs, int width) {
        for (int i = 0; i + 1 < pairs.length(); i += width) {
            table[pairs.charAt(i)] = pairs.charAt(i + 1);
        }
    }

    private static char foldOf(char c) {
        if (c >= 0x3400 && c < 0xE000) {
            return c; // Chinese, Korean and halves of rarer characters stay as they are
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return Character.toLowerCase((char) (c - 0xFEE0));
        }
        if (isOdd(c)) {
            return ODD;
        }
        if (c == '\n' || c == '\r' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return BLANK;
        }
        int type = Character.getType(c);
        if (type == Character.CONTROL || type == Character.FORMAT) {
            return DROP;
        }
        return Character.toLowerCase(c);
    }

    /** Characters that are another way to write an ordinary one. */
    private static boolean isOdd(char c) {
        return (c >= 0x2460 && c <= 0x24FF)
                || (c >= 0x2E80 && c <= 0x2FDF)
                || (c >= 0x3200 && c <= 0x33FF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFB00 && c <= 0xFB06);
    }
}
