package io.hongyan.server.flow;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Finds where a character of a scalar's value stands in the file, in whatever style it is written.
 */
final class ScalarPlaces {

    private final String source;
    private final ScalarNode node;

    ScalarPlaces(String source, ScalarNode node) {
        this.source = source;
        this.node = node;
    }

    /** Both from 1. */
    record Place(int line, int column) {}

    Place of(int offset) {
        return placeOf(indexOf(offset));
    }

    /** Walks value and source side by side: folded line breaks and escapes are skipped over. */
    private int indexOf(int offset) {
        int at = begin();
        var value = node.getValue();
        for (int i = 0; i < offset && at < source.length(); i++) {
            at = after(at, value.charAt(i));
        }
        return offset < value.length() ? startOf(at, value.charAt(offset)) : at;
    }

    private int after(int at, char c) {
        if (c == ' ' || c == '\n') {
            int end = at;
            while (end < source.length() && Character.isWhitespace(source.charAt(end))) {
                end++;
            }
            return end;
        }
        return startOf(at, c) + 1;
    }

    private int startOf(int at, char c) {
        int found = source.indexOf(c, at);
        return found < 0 || found > at + 200 ? at : found;
    }

    private int begin() {
        int start = indexOf(node.getStartMark().getLine(), node.getStartMark().getColumn());
        var style = node.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            int lineEnd = source.indexOf('\n', start);
            int at = lineEnd < 0 ? source.length() : lineEnd + 1;
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
            return at;
        }
        return style == ScalarStyle.PLAIN ? start : start + 1;
    }

    private int indexOf(int line, int column) {
        int start = 0;
        for (int i = 0; i < line; i++) {
            start = source.indexOf('\n', start) + 1;
        }
        return source.offsetByCodePoints(start, column);
    }

    private Place placeOf(int index) {
        int line = 1;
        int start = 0;
        int next = source.indexOf('\n');
        while (next >= 0 && next < index) {
            line++;
            start = next + 1;
            next = source.indexOf('\n', start);
        }
        return new Place(line, source.codePointCount(start, Math.min(index, source.length())) + 1);
    }
}
