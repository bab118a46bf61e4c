package io.hongyan.server.flow;

import io.hongyan.core.flow.Facts;
import io.hongyan.core.flow.Field;
import io.hongyan.core.flow.FieldType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts put together field by field. What is null stays unknown; what is of the wrong kind is a
 * mistake of ours and says so at once.
 */
public final class FlowFacts implements Facts {

    private final Map<String, Object> known = new HashMap<>();

    public FlowFacts with(Field field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var fact = value instanceof Integer number ? Long.valueOf(number) : value;
        if (!fits(field.type(), fact)) {
            throw new IllegalArgumentException(
                    field.path() + " is " + field.type() + ", not " + value.getClass());
        }
        known.put(field.path(), fact);
        return this;
    }

    public FlowFacts with(Map<String, Object> more) {
        known.putAll(more);
        return this;
    }

    private static boolean fits(FieldType type, Object fact) {
        return switch (type) {
            case TEXT -> fact instanceof String;
            case WHOLE, MONEY -> fact instanceof Long;
            case TRUTH -> fact instanceof Boolean;
            case TIME -> fact instanceof Instant;
            case TEXTS -> fact instanceof List<?>;
        };
    }

    @Override
    public @Nullable Object get(String path) {
        return known.get(path);
    }

    public Map<String, Object> asMap() {
        return Map.copyOf(known);
    }
}
