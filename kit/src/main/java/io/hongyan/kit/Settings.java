package io.hongyan.kit;

import java.util.Map;
import java.util.Optional;

/** The settings of one connection. Prints its keys only. */
public final class Settings {

    private final Map<String, String> values;

    public Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The value of a required setting. */
    public String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    "setting " + name + " is missing; the connection has " + values.keySet());
        }
        return value;
    }

    /** The value, or empty if it was never given. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    public String get(String name, String fallback) {
        return find(name).orElse(fallback);
    }

    /** A whole number; the fallback if none was given or it is none. */
    public int number(String name, int fallback) {
        var value = find(name).orElse("").strip();
        return value.matches("-?[0-9]{1,9}") ? Integer.parseInt(value) : fallback;
    }

    public boolean isOn(String name) {
        return get(name, "false").equals("true");
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
