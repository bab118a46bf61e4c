package io.hongyan.core.tracking;

import java.util.List;
import java.util.Set;

/** Takes the names of places out of a scan text: where the parcel is, and where it goes next. */
final class PlaceNames {

    private static final int LONGEST = 40;

    /** Where a name without brackets ends. */
    private static final List<String> ENDS =
            List.of(
                    "进行", "完成", "已", "装车", "装包", "发往", "上一站", "下一站", "正在", "扫描", "准备", "由", "的",
                    "签收", "代收", "代签", "派送", "派件", "取件", "领取", "保管", "联系", "电话");

    private static final Set<String> NO_PLACES = Set.of("自提柜", "代收点", "问题件", "下一站", "点击查询电话", "官网");

    /** A bracket behind one of these holds a person, a number or a reason. */
    private static final String NO_PLACE_BEHIND = "是人员号因";

    /** What a name that may as well be a person's must have in it to pass for a place. */
    private static final String FACILITIES = "柜站店点部局所库场市超铺楼厅园区心司仓巢室";

    private static final String ENDS_OF_FACILITIES = "部司心站点店局库场区市县镇港口散转拨";

    private static final String WORDS_OF_SCANS = "签收件发到派装袋揽";

    private PlaceNames() {}

    /** The name that begins there, in brackets or bare; empty when there is none. */
    static String startingAt(int from, FoldedText text) {
        int at = from;
        while (at < text.length() && (text.at(at) == ':' || text.at(at) == '是')) {
            at++;
        }
        if (at < text.length() && text.at(at) == '[') {
            return bracketed(at, text);
        }
        int to = at;
        while (to < text.length() && to - at < LONGEST && !endsAt(to, text)) {
            to++;
        }
        return bracketFollows(to, at, text) ? bracketed(to, text) : plain(at, to, text);
    }

    /** Whether the name can't be a person's. */
    static boolean isFacility(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (FACILITIES.indexOf(name.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The first bracket before that end which names a place; a facility before a mere city. */
    static String firstBracketed(int end, FoldedText text) {
        var city = "";
        for (int i = 0; i < end; i++) {
            if (text.at(i) == '[' && mayHoldPlace(i, text)) {
                var name = bracketed(i, text);
                if (!name.isEmpty() && !isCity(name)) {
                    return name;
                }
                if (city.isEmpty()) {
                    city = name;
                }
            }
        }
        return city;
    }

    /** The name at the very beginning, if it ends like a facility: "雁栖分部(…)的…正在派件". */
    static String leading(FoldedText text) {
        int to = 0;
        while (to < text.length() && to < LONGEST && !endsAt(to, text)) {
            to++;
        }
        boolean named = to >= 4 && ENDS_OF_FACILITIES.indexOf(text.at(to - 1)) >= 0;
        return named ? plain(0, to, text) : "";
    }

    private static boolean mayHoldPlace(int bracket, FoldedText text) {
        if (bracket == 0) {
            return true;
        }
        char before = text.at(bracket - 1);
        char behind = before == ':' && bracket > 1 ? text.at(bracket - 2) : before;
        if (behind == '由' || behind == '被' || behind == '的') {
            return isFacility(bracketed(bracket, text));
        }
        return NO_PLACE_BEHIND.indexOf(behind) < 0;
    }

    private static boolean isCity(String name) {
        char last = name.charAt(name.length() - 1);
        return name.length() <= 8 && (last == '市' || last == '省' || last == '州' || last == '盟');
    }

    /** "到许昌市【许昌六部】": the bracket behind a bare city says more than the city. */
    private static boolean bracketFollows(int to, int from, FoldedText text) {
        return to < text.length() && text.at(to) == '[' && to - from <= 8 && isName(to, text);
    }

    private static boolean isName(int bracket, FoldedText text) {
        return !bracketed(bracket, text).isEmpty();
    }

    private static boolean endsAt(int index, FoldedText text) {
        char c = text.at(index);
        if (",。:;!?()[]'\"".indexOf(c) >= 0) {
            return true;
        }
        for (var end : ENDS) {
            if (c == end.charAt(0) && matches(end, index, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String word, int index, FoldedText text) {
        if (index + word.length() > text.length()) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            if (text.at(index + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String bracketed(int open, FoldedText text) {
        int depth = 0;
        for (int i = open; i < text.length() && i - open <= 2 * LONGEST; i++) {
            if (text.at(i) == '[') {
                depth++;
            } else if (text.at(i) == ']' && --depth == 0) {
                return plain(open + 1, i, text);
            }
        }
        return "";
    }

    /** The words as written, unless they are those of a person or of a scan. */
    private static String plain(int from, int to, FoldedText text) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (text.at(i) == '*') {
                return "";
            }
            digits += text.at(i) >= '0' && text.at(i) <= '9' ? 1 : 0;
        }
        if (to - from < 2 || digits >= 7 || isWordOfScan(from, to, text)) {
            return "";
        }
        var name = text.original(from, to).strip();
        return NO_PLACES.contains(name) || name.contains("某某") ? "" : name;
    }

    private static boolean isWordOfScan(int from, int to, FoldedText text) {
        return to - from == 2
                && WORDS_OF_SCANS.indexOf(text.at(from)) >= 0
                && WORDS_OF_SCANS.indexOf(text.at(from + 1)) >= 0;
    }
}
