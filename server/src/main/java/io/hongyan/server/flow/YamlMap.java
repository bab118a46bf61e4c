package io.hongyan.server.flow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML mapping that knows where everything stands. Reading a value of the wrong kind notes the
 * problem and gives null, so that one look finds all problems.
 */
final class YamlMap {

    static final int LONGEST_TEXT = 2_000;

    private final Node node;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private YamlMap(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    /** Notes a problem and is empty when the node is no mapping. */
    static YamlMap of(Node node, Problems problems) {
        var map = new YamlMap(node, problems);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> map.put(tuple.getKeyNode(), tuple.getValueNode()));
        } else {
            problems.add(node, "yaml.not_a_map");
        }
        return map;
    }

    private void put(Node key, Node value) {
        if (!(key instanceof ScalarNode scalar)) {
            problems.add(key, "yaml.not_a_text");
        } else if (values.putIfAbsent(scalar.getValue(), value) != null) {
            problems.add(key, "yaml.duplicate_key", scalar.getValue());
        } else {
            keys.put(scalar.getValue(), key);
        }
    }

    /** Notes every key that is none of these. */
    YamlMap only(Set<String> known) {
        keys.forEach((key, place) -> {
            if (!known.contains(key)) {
                problems.unknown(place, "key.unknown", key, known);
            }
        });
        return this;
    }

    Node node() {
        return node;
    }

    Set<String> keys() {
        return keys.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Node keyNode(String key) {
        return keys.getOrDefault(key, node);
    }

    /** The node of a key, or the whole map's when it is not there. */
    Node at(String key) {
        return values.getOrDefault(key, node);
    }

    /** Notes the problem when the key, whatever its kind, is not there. */
    void need(String key, String code) {
        if (!has(key)) {
            problems.add(node, code);
        }
    }

    /** The text of a key that must be there. */
    String need(String key) {
        if (!has(key)) {
            problems.add(node, "key.missing", key);
            return "";
        }
        var text = text(key);
        if (text != null && text.isBlank()) {
            problems.add(at(key), "value.empty", key);
        }
        return text == null ? "" : text;
    }

    String textOr(String key, String otherwise) {
        var text = text(key);
        return text == null ? otherwise : text;
    }

    @Nullable String text(String key) {
        var value = values.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ScalarNode scalar)) {
            problems.add(value, "yaml.not_a_text");
            return null;
        }
        if (scalar.getValue().length() > LONGEST_TEXT) {
            problems.add(value, "value.too_long", String.valueOf(LONGEST_TEXT));
            return null;
        }
        return scalar.getValue();
    }

    @Nullable Long whole(String key, long least, long most) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,15}")) {
            problems.add(at(key), "value.not_whole", text);
            return null;
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            problems.add(
                    at(key),
                    "value.out_of_range",
                    String.valueOf(least),
                    String.valueOf(most),
                    text);
            return null;
        }
        return number;
    }

    boolean truth(String key, boolean otherwise) {
        var text = text(key);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(at(key), "value.not_truth", text);
        }
        return text.equals("true");
    }

    @Nullable Duration duration(String key, Duration most) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        var duration = durationOf(text);
        if (duration == null || duration.isNegative() || duration.isZero()) {
            problems.add(at(key), "value.not_duration", text);
            return null;
        }
        if (duration.compareTo(most) > 0) {
            problems.add(at(key), "value.out_of_range", "PT1S", most.toString(), text);
            return null;
        }
        return duration;
    }

    static @Nullable Duration durationOf(String text) {
        try {
            return text.startsWith("P") ? Duration.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Nullable LocalTime time(String key) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            problems.add(at(key), "value.not_time", text);
            return null;
        }
    }

    /** One of a fixed set of words, or {@code otherwise} when the key is not there. */
    <T> T oneOf(String key, Map<String, T> words, T otherwise) {
        var text = text(key);
        if (text == null) {
            return otherwise;
        }
        var found = words.get(text);
        if (found == null) {
            problems.add(at(key), "value.not_one_of", text, String.join(", ", words.keySet()));
            return otherwise;
        }
        return found;
    }

    List<String> texts(String key, Set<String> possible) {
        return list(
                key,
                item -> {
                    if (!(item instanceof ScalarNode scalar)) {
                        problems.add(item, "yaml.not_a_text");
                        return "";
                    }
                    if (!possible.contains(scalar.getValue())) {
                        problems.add(
                                item,
                                "value.not_one_of",
                                scalar.getValue(),
                                String.join(", ", possible.stream().sorted().toList()));
                    }
                    return scalar.getValue();
                });
    }

    <T> List<T> list(String key, Function<Node, @Nullable T> reader) {
        var value = values.get(key);
        return value == null ? List.of() : listOf(value, problems, reader);
    }

    static <T> List<T> listOf(Node node, Problems problems, Function<Node, @Nullable T> reader) {
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(node, "yaml.not_a_list");
            return List.of();
        }
        var items = new ArrayList<T>();
        for (var item : sequence.getValue()) {
            var read = reader.apply(item);
            if (read != null) {
                items.add(read);
            }
        }
        return items;
    }
}
