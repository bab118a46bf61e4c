package io.hongyan.sandbox.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** How each carrier words its scans. The file {@code wordings.txt} explains its own form. */
final class Wordings {

    private final Map<String, List<String>> lines = new HashMap<>();

    Wordings() {
        var group = "";
        for (var line : Resource.lines("wordings.txt")) {
            if (line.startsWith("[")) {
                group = line.substring(1, line.length() - 1);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.computeIfAbsent(group, _ -> new ArrayList<>()).add(line);
            }
        }
    }

    String text(Carrier carrier, Node node, Spot spot, SplittableRandom dice) {
        var choices = group(carrier.style(), node);
        var text = choices.get(dice.nextInt(choices.size()));
        for (var open = choice(text); open >= 0; open = choice(text)) {
            var close = closing(text, open);
            var options = split(text.substring(open + 1, close));
            text =
                    text.substring(0, open)
                            + options.get(dice.nextInt(options.size()))
                            + text.substring(close + 1);
        }
        return fill(text, spot);
    }

    /** Every text that may come out, for tests. */
    Set<String> all(String style, Node node, Spot spot) {
        var found = new LinkedHashSet<String>();
        for (var line : group(style, node)) {
            expand(line, spot, found);
        }
        return found;
    }

    private void expand(String text, Spot spot, Set<String> found) {
        var open = choice(text);
        if (open < 0) {
            found.add(fill(text, spot));
            return;
        }
        var close = closing(text, open);
        for (var option : split(text.substring(open + 1, close))) {
            expand(text.substring(0, open) + option + text.substring(close + 1), spot, found);
        }
    }

    private List<String> group(String style, Node node) {
        var choices = lines.get(style + " " + node);
        if (choices == null) {
            throw new IllegalStateException("no wording for " + style + " " + node);
        }
        return choices;
    }

    /** Where the first choice opens; -1 if only fields are left. */
    private static int choice(String text) {
        for (var open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            if (split(text.substring(open + 1, closing(text, open))).size() > 1) {
                return open;
            }
        }
        return -1;
    }

    private static int closing(String text, int open) {
        var depth = 0;
        for (var i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("a brace is not closed: " + text);
    }

    private static List<String> split(String inside) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var from = 0;
        for (var i = 0; i < inside.length(); i++) {
            var c = inside.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == '|' && depth == 0) {
                parts.add(inside.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(inside.substring(from));
        return parts;
    }

    private static String fill(String text, Spot spot) {
        return text.replace("{city}", spot.city())
                .replace("{place}", spot.place())
                .replace("{next}", spot.next())
                .replace("{courier}", spot.courier())
                .replace("{phone}", spot.phone());
    }
}
