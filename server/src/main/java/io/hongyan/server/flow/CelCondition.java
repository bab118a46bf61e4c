package io.hongyan.server.flow;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import io.hongyan.core.flow.Condition;
import io.hongyan.core.flow.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A checked and planned CEL expression. Equal when written the same. */
final class CelCondition implements Condition {

    private final String text;
    private final Program program;

    CelCondition(String text, Program program) {
        this.text = text;
        this.program = program;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean holds(Facts facts) {
        try {
            return Boolean.TRUE.equals(program.eval(name -> found(facts, name)));
        } catch (CelEvaluationException e) {
            // A fact is not known, or the budget of iterations is spent: then it does not hold.
            return false;
        }
    }

    private static Optional<Object> found(Facts facts, String name) {
        return FlowFields.isField(name)
                ? Optional.ofNullable(celValue(facts.get(name)))
                : Optional.empty();
    }

    private static @Nullable Object celValue(@Nullable Object fact) {
        return switch (fact) {
            case null -> null;
            case Integer number -> number.longValue();
            case Long _, Boolean _, String _, Instant _, List<?> _ -> fact;
            default -> fact.toString();
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CelCondition condition && condition.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
