package io.hongyan.core.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pattern over folded scan texts. It is no regular expression: nothing in it can run away.
 *
 * <ul>
 *   <li>{@code a|b} one of them; {@code (a|b)c} the same inside a longer pattern
 *   <li>{@code a…b} both, with at most {@value #GAP} characters between; {@code a…{3}b} at most 3.
 *       A gap never crosses the end of a sentence.
 *   <li>{@code ^a}, {@code a$} at the beginning, at the end of the text
 * </ul>
 */
record TextPattern(List<Chain> chains) {

    TextPattern {
        chains = List.copyOf(chains);
    }

    static final int GAP = 12;

    /** Words in their order. {@code gaps} are the widest allowed ones before each word. */
    record Chain(List<String> words, List<Integer> gaps, boolean atStart, boolean atEnd) {
        Chain {
            words = List.copyOf(words);
            gaps = List.copyOf(gaps);
        }
    }

    static TextPattern parse(String pattern) {
        var chains = new ArrayList<Chain>();
        for (var plain : new Expansion(pattern).all()) {
            chains.add(chain(plain));
        }
        return new TextPattern(chains);
    }

    private static Chain chain(String plain) {
        boolean atStart = plain.startsWith("^");
        boolean atEnd = plain.endsWith("$");
        var middle = plain.substring(atStart ? 1 : 0, plain.length() - (atEnd ? 1 : 0));
        var parts = middle.split("…", -1);
        var words = new ArrayList<String>();
        var gaps = new ArrayList<Integer>();
        for (var part : parts) {
            int gap = GAP;
            if (part.startsWith("{")) {
                int close = part.indexOf('}');
                gap = Integer.parseInt(part.substring(1, close));
                part = part.substring(close + 1);
            }
            if (part.isEmpty()) {
                throw new IllegalArgumentException("an empty word in pattern " + plain);
            }
            words.add(FoldedText.literal(part));
            gaps.add(gap);
        }
        return new Chain(words, gaps, atStart, atEnd);
    }

    /** A chain whose words are numbers of the keyword index. */
    static final class Compiled {
        private final int[] words;
        private final int[] gaps;
        private final Chain chain;

        Compiled(Chain chain, Map<String, Integer> numbers) {
            this.chain = chain;
            words = new int[chain.words().size()];
            gaps = new int[words.length];
            for (int i = 0; i < words.length; i++) {
                words[i] = numbers.computeIfAbsent(chain.words().get(i), _ -> numbers.size());
                gaps[i] = chain.gaps().get(i);
            }
        }

        /** The words as the table writes them. */
        List<String> names() {
            return chain.words();
        }

        int last() {
            return words[words.length - 1];
        }

        /**
         * Where the chain begins when its last word is that hit; -1 when it doesn't match. Of
         * several places for an earlier word the nearest is taken, so the work is bounded.
         */
        int startOf(int hit, TextRules.Scan scan) {
            var hits = scan.hits();
            var text = scan.text();
            if (!hits.has(words[0]) || (chain.atEnd() && hits.to(hit) != text.length())) {
                return -1;
            }
            int from = hits.from(hit);
            int at = hit;
            for (int word = words.length - 2; word >= 0; word--) {
                at = before(at, words[word], gaps[word + 1], hits, from);
                if (at < 0 || crossesSentence(text, hits.to(at), from)) {
                    return -1;
                }
                from = hits.from(at);
            }
            return chain.atStart() && from != 0 ? -1 : from;
        }

        private static int before(int hit, int word, int gap, KeywordIndex.Hits hits, int from) {
            for (int at = hit - 1; at >= 0; at--) {
                if (hits.to(at) < from - gap) {
                    return -1;
                }
                if (hits.word(at) == word && hits.to(at) <= from) {
                    return at;
                }
            }
            return -1;
        }

        private static boolean crossesSentence(FoldedText text, int from, int to) {
            for (int i = from; i < to; i++) {
                char c = text.at(i);
                if (c == '。' || c == '!' || c == ';') {
                    return true;
                }
            }
            return false;
        }
    }

    /** Multiplies groups out. */
    private static final class Expansion {
        private final String pattern;
        private int at;

        Expansion(String pattern) {
            this.pattern = pattern;
        }

        List<String> all() {
            var all = alternatives();
            if (at < pattern.length()) {
                throw new IllegalArgumentException("a bracket too many in pattern " + pattern);
            }
            return all;
        }

        private List<String> alternatives() {
            var all = new ArrayList<>(sequence());
            while (at < pattern.length() && pattern.charAt(at) == '|') {
                at++;
                all.addAll(sequence());
            }
            return all;
        }

        private List<String> sequence() {
            var all = List.of("");
            while (at < pattern.length()
                    && pattern.charAt(at) != '|'
                    && pattern.charAt(at) != ')') {
                if (pattern.charAt(at) == '(') {
                    at++;
                    all = product(all, alternatives());
                    at++;
                } else {
                    all = product(all, List.of(String.valueOf(pattern.charAt(at++))));
                }
            }
            return all;
        }

        private static List<String> product(List<String> left, List<String> right) {
            var all = new ArrayList<String>(left.size() * right.size());
            for (var a : left) {
                for (var b : right) {
                    all.add(a + b);
                }
            }
            return all;
        }
    }
}
