package io.hongyan.server.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file, with places. */
final class Problems {

    private final List<FlowProblem> found = new ArrayList<>();

    void add(Node node, String code, String... args) {
        at(node.getStartMark(), code, args);
    }

    void at(Mark mark, String code, String... args) {
        at(mark.getLine() + 1, mark.getColumn() + 1, code, args);
    }

    void at(int line, int column, String code, String... args) {
        found.add(new FlowProblem(line, column, code, List.of(args)));
    }

    /** Adds the problem with a guess at what was meant, if one is near. */
    void unknown(Node node, String code, String word, Collection<String> known) {
        nearest(word, known)
                .ifPresentOrElse(
                        near -> add(node, code + "_did_you_mean", word, near),
                        () -> add(node, code, word));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<FlowProblem> inOrder() {
        return found.stream()
                .sorted(
                        Comparator.comparingInt(FlowProblem::line)
                                .thenComparingInt(FlowProblem::column))
                .toList();
    }

    /** The known word that is at most a third of its letters away. */
    static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > 100) {
            return Optional.empty();
        }
        return known.stream()
                .filter(one -> distance(word, one) <= Math.max(1, one.length() / 3))
                .min(Comparator.comparingInt(one -> distance(word, one)));
    }

    /** Letters to change, put in, leave out or swap with their neighbour. */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : least(rows, i, j, a, b);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int least(int[][] rows, int i, int j, String a, String b) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
        least = Math.min(least, rows[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
