package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Puts the merchant's values into a template, as the provider does before it sends. */
final class Templates {

    private final Hooks hooks;

    Templates(Hooks hooks) {
        this.hooks = hooks;
    }

    /**
     * Fills {@code ${name}} (and {@code {{name.DATA}}}) from an object. A template that nobody told
     * us shows its values only.
     */
    String named(String provider, String id, JsonNode values) {
        var text = hooks.template(provider, id).orElse("");
        if (text.isEmpty()) {
            var plain = new ArrayList<String>();
            values.properties().forEach(entry -> plain.add(value(values, entry.getKey())));
            return String.join("，", plain);
        }
        for (var entry : values.properties()) {
            var value = value(values, entry.getKey());
            text =
                    text.replace("${" + entry.getKey() + "}", value)
                            .replace("{{" + entry.getKey() + ".DATA}}", value);
        }
        return text;
    }

    /** Fills {@code {1}}, {@code {2}} … by position. */
    String numbered(String provider, String id, List<String> values) {
        var text = hooks.template(provider, id).orElse("");
        if (text.isEmpty()) {
            return String.join("，", values);
        }
        for (var i = 0; i < values.size(); i++) {
            text = text.replace("{" + (i + 1) + "}", values.get(i));
        }
        return text;
    }

    private static String value(JsonNode values, String name) {
        var inner = values.get(name);
        return inner != null && inner.isObject()
                ? Json.text(inner, "value")
                : Json.text(values, name);
    }
}
