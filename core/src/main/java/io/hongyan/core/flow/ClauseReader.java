package io.hongyan.core.flow;

import io.hongyan.core.flow.Clause.Literal;
import io.hongyan.core.flow.Clause.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of the condition language that blocks can show: comparisons of catalogue fields
 * with constants, in, and, or, not, brackets. Nothing is refused here, only not understood.
 */
final class ClauseReader {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|\\d{1,15}"
                            + "|[A-Za-z_][A-Za-z_0-9.]*+|&&|\\|\\||[=!<>]=|[!<>()\\[\\],-])");

    private static final int DEEPEST = 20;

    private final List<String> tokens;
    private int next;
    private int depth;

    ClauseReader(String text) {
        this.tokens = tokensOf(text);
    }

    Optional<Clause> read() {
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        var clause = any();
        return clause != null && next == tokens.size() ? Optional.of(clause) : Optional.empty();
    }

    /** Empty when some of the text is no token of this language. */
    private static List<String> tokensOf(String text) {
        var found = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.region(at, text.length()).lookingAt()) {
            found.add(matcher.group(1));
            at = matcher.end();
        }
        return text.substring(at).isBlank() ? found : List.of();
    }

    private @Nullable Clause any() {
        var parts = joined("||", this::all);
        return parts == null ? null : parts.size() == 1 ? parts.getFirst() : new Clause.Any(parts);
    }

    private @Nullable Clause all() {
        var parts = joined("&&", this::part);
        return parts == null ? null : parts.size() == 1 ? parts.getFirst() : new Clause.All(parts);
    }

    private @Nullable List<Clause> joined(String sign, Supplier<@Nullable Clause> reader) {
        var parts = new ArrayList<Clause>();
        do {
            var part = reader.get();
            if (part == null) {
                return null;
            }
            parts.add(part);
        } while (take(sign));
        return parts;
    }

    private @Nullable Clause part() {
        if (++depth > DEEPEST) {
            return null;
        }
        try {
            if (take("!")) {
                var part = part();
                return part == null ? null : new Clause.Not(part);
            }
            if (take("(")) {
                var inner = any();
                return inner != null && take(")") ? inner : null;
            }
            return test();
        } finally {
            depth--;
        }
    }

    private @Nullable Clause test() {
        var field = field();
        if (field == null) {
            return hasTest();
        }
        if (take("in")) {
            var literals = literals();
            return literals == null ? null : new Clause.OneOf(field, literals);
        }
        for (var operator : Operator.values()) {
            if (take(operator.sign())) {
                var literal = literal();
                return literal == null ? null : new Clause.Compare(field, operator, literal);
            }
        }
        return field.type() == FieldType.TRUTH ? new Clause.Is(field) : null;
    }

    private @Nullable Clause hasTest() {
        var literal = literal();
        if (literal == null || !take("in")) {
            return null;
        }
        var field = field();
        return field == null ? null : new Clause.Has(field, literal);
    }

    private @Nullable List<Literal> literals() {
        if (!take("[")) {
            return null;
        }
        var literals = new ArrayList<Literal>();
        do {
            var literal = literal();
            if (literal == null) {
                return null;
            }
            literals.add(literal);
        } while (take(","));
        return take("]") ? literals : null;
    }

    private @Nullable Field field() {
        var field = Field.find(peek()).orElse(null);
        if (field != null) {
            next++;
        }
        return field;
    }

    private @Nullable Literal literal() {
        var token = peek();
        if (token.isEmpty()) {
            return null;
        }
        if (token.equals("yuan")) {
            return yuan();
        }
        if (token.equals("true") || token.equals("false")) {
            next++;
            return new Literal(Boolean.valueOf(token));
        }
        if (Character.isDigit(token.charAt(0))) {
            next++;
            return new Literal(Long.valueOf(token));
        }
        return string(token);
    }

    private @Nullable Literal yuan() {
        next++;
        if (!take("(") || !Character.isDigit((peek() + " ").charAt(0))) {
            return null;
        }
        long fen = Long.parseLong(peek()) * 100;
        next++;
        return take(")") ? new Literal(fen) : null;
    }

    /** A string without escapes; one with them stays part of a formula. */
    private @Nullable Literal string(String token) {
        char quote = token.charAt(0);
        if ((quote != '"' && quote != '\'') || token.indexOf('\\') >= 0) {
            return null;
        }
        next++;
        return new Literal(token.substring(1, token.length() - 1));
    }

    private boolean take(String token) {
        if (!peek().equals(token)) {
            return false;
        }
        next++;
        return true;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }
}
