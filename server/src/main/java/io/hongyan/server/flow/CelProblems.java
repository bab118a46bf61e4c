package io.hongyan.server.flow;

import dev.cel.common.CelIssue;
import io.hongyan.core.flow.Field;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Says in the merchant's words, and at the place in his file, what CEL found wrong. */
final class CelProblems {

    private static final Pattern UNDECLARED =
            Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern NO_OVERLOAD =
            Pattern.compile(
                    "found no matching overload for '([^']*)' applied to '\\((.*?)\\)'.*",
                    Pattern.DOTALL);
    private static final Pattern RESULT =
            Pattern.compile("expected type 'bool' but found '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern SIGN = Pattern.compile("_(.+)_|(!)_|@(in)");
    private static final Pattern PATH = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    private static final Map<String, String> TYPES =
            Map.of(
                    "string", "@type.text",
                    "int", "@type.whole",
                    "double", "@type.double",
                    "bool", "@type.truth",
                    "timestamp", "@type.time",
                    "google.protobuf.Timestamp", "@type.time",
                    "duration", "@type.duration",
                    "google.protobuf.Duration", "@type.duration",
                    "list(string)", "@type.texts",
                    "list(int)", "@type.wholes");

    private final Problems problems;
    private final ScalarNode node;
    private final String source;
    private final String trigger;

    /**
     * @param source the whole file
     * @param trigger what starts the flow, to say what does not come with it
     */
    CelProblems(Problems problems, ScalarNode node, String source, String trigger) {
        this.problems = problems;
        this.node = node;
        this.source = source;
        this.trigger = trigger;
    }

    void add(List<CelIssue> issues) {
        // What follows from the first mistake at a place is no news.
        issues.stream().limit(3).forEach(this::add);
    }

    private void add(CelIssue issue) {
        var location = issue.getSourceLocation();
        int offset = offset(location.getLine(), location.getColumn());
        var message = issue.getMessage();
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            addUndeclared(undeclared.group(1), offset);
            return;
        }
        var overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            addOverload(overload.group(1), overload.group(2), offset);
            return;
        }
        var result = RESULT.matcher(message);
        if (result.matches()) {
            at(startOfPath(node.getValue(), offset), "cel.not_truth", typeName(result.group(1)));
        } else if (message.contains("max") && message.contains("size")) {
            at(offset, "cel.too_long", String.valueOf(Conditions.LONGEST));
        } else if (message.contains("token recognition")
                || message.contains("input")
                || message.contains("missing")) {
            at(offset, "cel.syntax", message);
        } else {
            at(offset, "cel.other", message);
        }
    }

    private void addUndeclared(String name, int offset) {
        var text = node.getValue();
        int start = startOfPath(text, Math.min(offset, text.length()));
        var matcher = PATH.matcher(text).region(start, text.length());
        var path = matcher.lookingAt() ? matcher.group() : name;
        if (text.startsWith("(", start + path.length())) {
            at(start, "cel.function_unknown", path);
        } else if (Field.find(path).isPresent()) {
            at(start, "cel.field_not_here", path, trigger);
        } else {
            var near = Problems.nearest(path, FlowFields.paths());
            if (near.isPresent()) {
                at(start, "cel.field_unknown_did_you_mean", path, near.get());
            } else {
                at(start, "cel.field_unknown", path);
            }
        }
    }

    private static int startOfPath(String text, int offset) {
        int start = offset;
        while (start > 0 && isOfPath(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isOfPath(char c) {
        return c == '.' || c == '_' || Character.isLetterOrDigit(c) && c < 128;
    }

    private void addOverload(String function, String arguments, int offset) {
        var sign = SIGN.matcher(function);
        var types = arguments.split(", ");
        if (sign.matches() && types.length == 2) {
            var word = sign.group(1) != null ? sign.group(1) : sign.group(3) != null ? "in" : "!";
            at(offset, "cel.types", word, typeName(types[0]), typeName(types[1]));
        } else {
            at(offset, "cel.function_args", function, typeName(arguments));
        }
    }

    private static String typeName(String type) {
        return TYPES.getOrDefault(type, type);
    }

    private void at(int offset, String code, String... args) {
        var place = new ScalarPlaces(source, node).of(offset);
        problems.at(place.line(), place.column(), code, args);
    }

    private int offset(int line, int column) {
        var text = node.getValue();
        int start = 0;
        for (int i = 1; i < line && text.indexOf('\n', start) >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return Math.clamp(start + (long) Math.max(0, column), 0, text.length());
    }
}
