package io.hongyan.core.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds all words of all patterns in one pass over a text (Aho and Corasick, 1975). Its edges lie
 * in one small hash table, so that it stays in the processor's cache.
 */
final class KeywordIndex {

    private static final int[] NO_WORDS = {};

    private final List<String> words;
    private final Map<Integer, List<Integer>> wordsEnding = new HashMap<>();
    private final Edges edges;
    private final int[] fallback;
    private final int[][] wordsAt;
    private final boolean[] latin;
    private final boolean[] whole;

    /**
     * @param words folded words. A Latin one is found where a word begins; with {@code _} at its
     *     end only where that word ends there, too.
     */
    KeywordIndex(List<String> words) {
        this.words = words.stream().map(KeywordIndex::withoutMark).toList();
        latin = new boolean[words.size()];
        whole = new boolean[words.size()];
        edges = new Edges(this.words.stream().mapToInt(String::length).sum());
        for (int word = 0; word < words.size(); word++) {
            latin[word] = isLatin(this.words.get(word).charAt(0));
            whole[word] = words.get(word).endsWith("_");
            add(this.words.get(word), word);
        }
        fallback = new int[edges.states];
        link();
        wordsAt = new int[edges.states][];
        for (int state = 0; state < wordsAt.length; state++) {
            var ending = wordsEnding.getOrDefault(state, List.of());
            wordsAt[state] =
                    ending.isEmpty()
                            ? NO_WORDS
                            : ending.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** All places where a word stands, in the order of their ends. */
    Hits hitsIn(FoldedText text) {
        var hits = new Hits(words.size());
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = step(state, text.at(i));
            for (int word : wordsAt[state]) {
                int from = i + 1 - words.get(word).length();
                if (!latin[word] || isWord(word, from, i + 1, text)) {
                    hits.add(word, from, i + 1);
                }
            }
        }
        return hits;
    }

    private int step(int state, char c) {
        if (!edges.anywhere(c)) {
            return 0;
        }
        int at = state;
        int next = edges.get(at, c);
        while (next == 0 && at != 0) {
            at = fallback[at];
            next = edges.get(at, c);
        }
        return next;
    }

    private void add(String word, int number) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            state = edges.getOrAdd(state, word.charAt(i));
        }
        wordsEnding.computeIfAbsent(state, _ -> new ArrayList<>()).add(number);
    }

    /** Where to go on when a word breaks off: breadth first, so shorter ones are done before. */
    private void link() {
        for (int state : edges.breadthFirst()) {
            int parent = edges.parent(state);
            if (parent != 0) {
                fallback[state] = step(fallback[parent], edges.symbol(state));
            }
            var inherited = wordsEnding.get(fallback[state]);
            if (inherited != null) {
                wordsEnding.computeIfAbsent(state, _ -> new ArrayList<>()).addAll(inherited);
            }
        }
    }

    private boolean isWord(int word, int from, int to, FoldedText text) {
        return (from == 0 || !isLatin(text.at(from - 1)))
                && (!whole[word] || to == text.length() || !isLatin(text.at(to)));
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static String withoutMark(String word) {
        return word.endsWith("_") ? word.substring(0, word.length() - 1) : word;
    }

    /** The edges of the tree of words, by state and character; state 0 is its root. */
    private static final class Edges {
        private final boolean[] known = new boolean[Character.MAX_VALUE + 1];
        private final long[] keys;
        private final int[] targets;
        private final List<Integer> parents = new ArrayList<>(List.of(0));
        private final StringBuilder symbols = new StringBuilder("-");
        private int states = 1;

        Edges(int atMost) {
            int size = Integer.highestOneBit(atMost + 1) * 4;
            keys = new long[size];
            targets = new int[size];
        }

        /** Whether any word has that character. */
        boolean anywhere(char c) {
            return known[c];
        }

        int get(int state, char c) {
            return targets[slot(state, c)];
        }

        int getOrAdd(int state, char c) {
            int slot = slot(state, c);
            if (targets[slot] == 0) {
                known[c] = true;
                keys[slot] = key(state, c);
                targets[slot] = states++;
                parents.add(state);
                symbols.append(c);
            }
            return targets[slot];
        }

        int parent(int state) {
            return parents.get(state);
        }

        char symbol(int state) {
            return symbols.charAt(state);
        }

        List<Integer> breadthFirst() {
            var depths = new int[states];
            for (int state = 1; state < states; state++) {
                depths[state] = depths[parents.get(state)] + 1;
            }
            return IntStream.range(1, states)
                    .boxed()
                    .sorted(Comparator.comparingInt(state -> depths[state]))
                    .toList();
        }

        private int slot(int state, char c) {
            long key = key(state, c);
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
            while (targets[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private static long key(int state, char c) {
            return ((long) state << 16) | c;
        }
    }

    /** Words and where they stand: three numbers a hit. */
    static final class Hits {
        private final long[] present;
        private int[] numbers = new int[96];
        private int size;

        Hits(int words) {
            present = new long[(words >>> 6) + 1];
        }

        private void add(int word, int from, int to) {
            if (size + 3 > numbers.length) {
                numbers = Arrays.copyOf(numbers, numbers.length * 2);
            }
            present[word >>> 6] |= 1L << word;
            numbers[size] = word;
            numbers[size + 1] = from;
            numbers[size + 2] = to;
            size += 3;
        }

        /** Whether the word stands anywhere. */
        boolean has(int word) {
            return (present[word >>> 6] & (1L << word)) != 0;
        }

        int count() {
            return size / 3;
        }

        int word(int hit) {
            return numbers[hit * 3];
        }

        int from(int hit) {
            return numbers[hit * 3 + 1];
        }

        int to(int hit) {
            return numbers[hit * 3 + 2];
        }
    }
}
