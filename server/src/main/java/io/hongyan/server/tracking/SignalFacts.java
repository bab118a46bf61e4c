package io.hongyan.server.tracking;

import io.hongyan.core.flow.Occurrence;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Signals of other subjects as flows take them. */
public final class SignalFacts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SignalFacts() {}

    public static Occurrence occurrence(Look.Signal signal) {
        return new Occurrence(
                signal.trigger(), signal.occurrence(), signal.at(), read(signal.factsJson()));
    }

    /** Whole numbers as Long, as conditions compare them; what is null is left out. */
    private static Map<String, Object> read(String json) {
        var facts = new HashMap<String, Object>();
        for (var entry : JSON.readTree(json.isEmpty() ? "{}" : json).properties()) {
            var value = entry.getValue();
            if (value.isIntegralNumber()) {
                facts.put(entry.getKey(), value.asLong());
            } else if (value.isBoolean()) {
                facts.put(entry.getKey(), value.asBoolean());
            } else if (value.isString()) {
                facts.put(entry.getKey(), value.asString());
            }
        }
        return facts;
    }
}
