package io.hongyan.kit;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A connector as people see it. Its fields draw the console's form. */
public record Card(String name, Words title, URI homepage, Set<Role> roles, List<Field> fields) {

    public Card {
        roles = Set.copyOf(EnumSet.copyOf(roles));
        fields = List.copyOf(fields);
    }

    /** What a connector can be. */
    public enum Role {
        CARRIER("carrier"),
        SHOP("shop"),
        CHANNEL("channel"),
        PAYMENT("payment");

        private final String wireName;

        Role(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** How a setting is asked for. A SECRET is stored sealed and never shown again. */
    public enum Kind {
        TEXT,
        SECRET,
        URL,
        NUMBER,
        SWITCH,
        CHOICE
    }

    /**
     * One setting.
     *
     * @param name the provider's own name in camelCase
     * @param fallback what holds when it is left empty
     * @param choices the values of a CHOICE, else empty
     */
    public record Field(
            String name,
            Kind kind,
            boolean required,
            Words label,
            Words help,
            String fallback,
            List<String> choices) {

        public Field {
            choices = List.copyOf(choices);
        }

        public static Field text(String name, Words label, Words help) {
            return new Field(name, Kind.TEXT, true, label, help, "", List.of());
        }

        public static Field secret(String name, Words label, Words help) {
            return new Field(name, Kind.SECRET, true, label, help, "", List.of());
        }

        public static Field url(String name, Words label, Words help) {
            return new Field(name, Kind.URL, true, label, help, "", List.of());
        }

        public static Field number(String name, Words label, Words help, String fallback) {
            return new Field(name, Kind.NUMBER, false, label, help, fallback, List.of());
        }

        public static Field choice(String name, Words label, Words help, List<String> choices) {
            var first = choices.getFirst();
            return new Field(name, Kind.CHOICE, false, label, help, first, choices);
        }

        public Field optional() {
            return new Field(name, kind, false, label, help, fallback, choices);
        }

        public Field optional(String otherwise) {
            return new Field(name, kind, false, label, help, otherwise, choices);
        }
    }

    /** Names of required settings that are not there, in the card's order. */
    public List<String> missingIn(Settings settings) {
        return fields.stream()
                .filter(field -> field.required() && settings.find(field.name()).isEmpty())
                .map(Field::name)
                .toList();
    }
}
