package io.hongyan.core.tracking;

import java.util.List;

/**
 * Takes people out of a scan text before it is shown: telephone numbers, and the names that stand
 * behind words like 派件员 or 签收人. Roles that anybody may fill (前台, 本人) stay.
 */
public final class PersonScrubber {

    private static final int SHORTEST_PHONE = 7;
    private static final int LONGEST_NAME = 4;
    private static final int DATE = 10;

    /** The longer ones first: what begins with another's words must be tried before it. */
    private static final List<String> BEFORE_NAMES =
            List.of(
                    "派送业务员", "派件业务员", "投递员姓名", "揽投员姓名", "收件人姓名", "极兔小哥", "快递小哥", "配送小哥", "专属配送员",
                    "派件员", "派送员", "配送员", "快递员", "业务员", "揽投员", "投递员", "揽收员", "收件员", "取件员", "扫描员",
                    "操作员", "扫描人员", "登记人员", "签收人", "收件人", "派件人", "取件人", "收货人", "寄件人", "发件人", "联系人",
                    "经手人", "小哥", "快件交给");

    private static final List<String> ROLES =
            List.of(
                    "本人", "他人", "家人", "前台", "门卫", "保安", "物业", "同事", "邻居", "朋友", "单位", "收发", "传达",
                    "草签", "亲友", "快递", "丰巢", "驿站", "菜鸟", "超市", "已签", "签收", "凭取", "信息", "拒收", "地址",
                    "电话", "不在", "要求", "无人", "联系", "正在", "会尽", "将继", "将为", "取消", "姓名", "开始", "收货",
                    "收件", "在", "已", "代", "未", "为", "取", "的", "派", "配", "上门", "外呼", "手机", "客户", "公司",
                    "网点", "原因", "退", "查", "改", "准备", "安排", "前往", "尽快", "即将");

    private static final String SEPARATORS = ":： 是为【[（(,，";
    private static final String ENDS = "已正,，。;；:：)）]】(（ 、!！的/0123456789-+*";

    private PersonScrubber() {}

    public static String scrub(String text) {
        return names(phones(text));
    }

    /** Keeps the first three and the last two digits of anything as long as a telephone number. */
    private static String phones(String text) {
        var out = new StringBuilder(text);
        int at = 0;
        while (at < out.length()) {
            if (isDigit(out.charAt(at))) {
                boolean date = isDate(out, at);
                int end = date ? at + DATE : endOfNumber(out, at);
                if (!date && digits(out, at, end) >= SHORTEST_PHONE && !isPartOfWord(out, at)) {
                    hide(out, at, end);
                }
                at = end;
            } else {
                at++;
            }
        }
        return out.toString();
    }

    /** 2026-11-25 is as long as a telephone number. */
    private static boolean isDate(CharSequence text, int at) {
        return at + DATE <= text.length()
                && text.charAt(at) == '2'
                && text.charAt(at + 1) == '0'
                && text.charAt(at + 4) == '-'
                && text.charAt(at + 7) == '-';
    }

    /** A letter before the digits makes it a waybill number or a code. */
    private static boolean isPartOfWord(CharSequence text, int at) {
        return at > 0 && text.charAt(at - 1) < 0x80 && Character.isLetter(text.charAt(at - 1));
    }

    private static int endOfNumber(CharSequence text, int from) {
        int end = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                end = i + 1;
            } else if ((c != '-' && c != '－' && c != ' ') || i > end) {
                break;
            }
        }
        return end;
    }

    private static int digits(CharSequence text, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static void hide(StringBuilder text, int from, int to) {
        for (int i = from + 3; i < to - 2; i++) {
            if (isDigit(text.charAt(i))) {
                text.setCharAt(i, '*');
            }
        }
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
    }

    /** Keeps the first character of a name. */
    private static String names(String text) {
        var out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            int name = nameBehind(out, i);
            if (name > 0) {
                int end = endOfName(out, name);
                for (int hidden = name + 1; hidden < end; hidden++) {
                    out.setCharAt(hidden, '*');
                }
                i = Math.max(i, end - 1);
            }
        }
        return out.toString();
    }

    /** Where a name begins, if one of our words stands here; 0 when none does. */
    private static int nameBehind(CharSequence text, int at) {
        for (var word : BEFORE_NAMES) {
            if (startsWith(text, word, at)) {
                int name = at + word.length();
                while (name < text.length() && SEPARATORS.indexOf(text.charAt(name)) >= 0) {
                    name++;
                }
                return name < text.length() && isName(text, name) ? name : 0;
            }
        }
        return 0;
    }

    private static boolean isName(CharSequence text, int at) {
        return Character.isIdeographic(text.charAt(at))
                && ROLES.stream().noneMatch(role -> startsWith(text, role, at));
    }

    private static int endOfName(CharSequence text, int from) {
        int end = from;
        while (end < text.length()
                && end - from < LONGEST_NAME
                && ENDS.indexOf(text.charAt(end)) < 0
                && Character.isIdeographic(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean startsWith(CharSequence text, String word, int at) {
        if (at + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
