package io.hongyan.core.tracking;

import io.hongyan.core.base.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How we read the words of a scan (轨迹文本): short patterns in an order, each with the case that asked
 * for it. All of them are looked for in one pass.
 */
public final class TextRules {

    private final String version;
    private final List<TextRule> rules;
    private final KeywordIndex index;

    /** By the last word of a pattern: what it may complete. */
    private final Candidate[][] rulesCompletedBy;

    private final Candidate[][] exceptionsCompletedBy;

    /** A chain of words of that rule's pattern, or of its exceptions. */
    private record Candidate(int rule, TextPattern.Compiled chain, boolean anywhere) {}

    /** A rule that fits, and the words of the text that made it fit, from where to where. */
    record Match(TextRule rule, List<String> words, int from, int to) {}

    private TextRules(String version, List<TextRule> rules) {
        this.version = version;
        this.rules = rules;
        var numbers = new HashMap<String, Integer>();
        var fitting = new HashMap<Integer, List<Candidate>>();
        var excepting = new HashMap<Integer, List<Candidate>>();
        for (int rule = 0; rule < rules.size(); rule++) {
            var when = rules.get(rule).when();
            for (var chain : compile(when.pattern(), numbers)) {
                put(fitting, new Candidate(rule, chain, false));
            }
            for (var chain : compile(when.not(), numbers)) {
                put(excepting, new Candidate(rule, chain, false));
            }
            for (var chain : compile(when.unless(), numbers)) {
                put(excepting, new Candidate(rule, chain, true));
            }
        }
        index = new KeywordIndex(inOrder(numbers));
        rulesCompletedBy = byLastWord(fitting, numbers.size());
        exceptionsCompletedBy = byLastWord(excepting, numbers.size());
    }

    private static void put(Map<Integer, List<Candidate>> byWord, Candidate candidate) {
        byWord.computeIfAbsent(candidate.chain().last(), _ -> new ArrayList<>()).add(candidate);
    }

    private static Candidate[][] byLastWord(Map<Integer, List<Candidate>> byWord, int words) {
        var table = new Candidate[words][];
        for (int word = 0; word < words; word++) {
            table[word] = byWord.getOrDefault(word, List.of()).toArray(Candidate[]::new);
        }
        return table;
    }

    /** Reads the text of {@code text-rules.tsv}. */
    public static TextRules parse(String text) {
        var table = DataTable.parse(text, '\t');
        return new TextRules(
                table.version(),
                table.rows().stream()
                        .map(TextRule::of)
                        .sorted(Comparator.comparingInt(TextRule::order))
                        .toList());
    }

    public String version() {
        return version;
    }

    /** All rules, the winning ones first. */
    public List<TextRule> rules() {
        return rules;
    }

    /** All rules that fit, the winning ones first. */
    List<Match> matches(FoldedText text) {
        var scan = new Scan(text, index.hitsIn(text));
        var exceptions = exceptions(scan);
        @Nullable Match[] found = new @Nullable Match[rules.size()];
        for (int hit = 0; hit < scan.hits().count(); hit++) {
            for (var candidate : rulesCompletedBy[scan.hits().word(hit)]) {
                int rule = candidate.rule();
                int from = found[rule] == null ? candidate.chain().startOf(hit, scan) : -1;
                int to = scan.hits().to(hit);
                if (from >= 0 && !exceptions.takeBack(rule, from, to)) {
                    found[rule] = new Match(rules.get(rule), candidate.chain().names(), from, to);
                }
            }
        }
        var matches = new ArrayList<Match>(8);
        for (var match : found) {
            if (match != null) {
                matches.add(match);
            }
        }
        return matches;
    }

    private Exceptions exceptions(Scan scan) {
        var exceptions = new Exceptions();
        for (int hit = 0; hit < scan.hits().count(); hit++) {
            for (var candidate : exceptionsCompletedBy[scan.hits().word(hit)]) {
                int from = candidate.chain().startOf(hit, scan);
                if (from >= 0) {
                    int to = scan.hits().to(hit);
                    exceptions.add(
                            candidate.rule(),
                            candidate.anywhere() ? 0 : from,
                            candidate.anywhere() ? Integer.MAX_VALUE : to);
                }
            }
        }
        return exceptions;
    }

    private static List<TextPattern.Compiled> compile(
            String pattern, Map<String, Integer> numbers) {
        if (pattern.isEmpty()) {
            return List.of();
        }
        return TextPattern.parse(pattern).chains().stream()
                .map(chain -> new TextPattern.Compiled(chain, numbers))
                .toList();
    }

    private static List<String> inOrder(Map<String, Integer> numbers) {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One text and the words found in it. */
    record Scan(FoldedText text, KeywordIndex.Hits hits) {}

    /** Where matches of a rule do not count: three numbers each. */
    private static final class Exceptions {
        private int[] numbers = new int[24];
        private int size;

        void add(int rule, int from, int to) {
            if (size + 3 > numbers.length) {
                numbers = Arrays.copyOf(numbers, numbers.length * 2);
            }
            numbers[size] = rule;
            numbers[size + 1] = from;
            numbers[size + 2] = to;
            size += 3;
        }

        boolean takeBack(int rule, int from, int to) {
            for (int i = 0; i < size; i += 3) {
                if (numbers[i] == rule && numbers[i + 1] < to && numbers[i + 2] > from) {
                    return true;
                }
            }
            return false;
        }
    }
}
