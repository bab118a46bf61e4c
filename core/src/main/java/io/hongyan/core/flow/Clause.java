package io.hongyan.core.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A condition as the editor's blocks show it; what blocks cannot say stays whole as a formula. */
public sealed interface Clause {

    record All(List<Clause> parts) implements Clause {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Clause> parts) implements Clause {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Clause part) implements Clause {}

    record Compare(Field field, Operator operator, Literal literal) implements Clause {}

    record OneOf(Field field, List<Literal> literals) implements Clause {
        public OneOf {
            literals = List.copyOf(literals);
        }
    }

    /** A list holds it. */
    record Has(Field field, Literal literal) implements Clause {}

    /** A yes-or-no fact. */
    record Is(Field field) implements Clause {}

    record Formula(String text) implements Clause {}

    /** A constant: String, Long or Boolean. */
    record Literal(Object value) {}

    /** How two things compare. */
    enum Operator {
        EQUAL("==", "为", "is"),
        NOT_EQUAL("!=", "不为", "is not"),
        AT_LEAST(">=", "不少于", "is at least"),
        AT_MOST("<=", "不多于", "is at most"),
        MORE(">", "多于", "is more than"),
        LESS("<", "少于", "is less than");

        private final String sign;
        private final String chinese;
        private final String english;

        Operator(String sign, String chinese, String english) {
            this.sign = sign;
            this.chinese = chinese;
            this.english = english;
        }

        public String sign() {
            return sign;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

    /** Reads what blocks can say; anything else comes back as one formula. */
    static Clause of(String text) {
        return new ClauseReader(text).read().orElseGet(() -> new Formula(text.strip()));
    }

    /**
     * The only values of {@code field} with which this can hold; empty when it may hold with any.
     */
    default Optional<Set<Object>> needed(Field field) {
        return switch (this) {
            case Compare(var tested, var operator, var literal) ->
                    tested == field && operator == Operator.EQUAL
                            ? Optional.of(Set.of(literal.value()))
                            : Optional.empty();
            case OneOf(var tested, var literals) ->
                    tested == field
                            ? Optional.of(
                                    literals.stream()
                                            .map(Literal::value)
                                            .collect(java.util.stream.Collectors.toSet()))
                            : Optional.empty();
            case All(var parts) ->
                    parts.stream()
                            .flatMap(part -> part.needed(field).stream())
                            .reduce(Clause::both);
            case Any(var parts) -> neededByAny(parts, field);
            case Not _, Has _, Is _, Formula _ -> Optional.empty();
        };
    }

    private static Optional<Set<Object>> neededByAny(List<Clause> parts, Field field) {
        var values = new HashSet<>();
        for (var part : parts) {
            var needed = part.needed(field);
            if (needed.isEmpty()) {
                return Optional.empty();
            }
            values.addAll(needed.get());
        }
        return Optional.of(values);
    }

    private static Set<Object> both(Set<Object> a, Set<Object> b) {
        var common = new HashSet<>(a);
        common.retainAll(b);
        return common;
    }
}
