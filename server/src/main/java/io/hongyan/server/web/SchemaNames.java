package io.hongyan.server.web;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of the shapes in the API document: one name, one shape, whatever is read first. A shape is
 * called by its class and, where that does not say it yet, by its feature: {@code ParcelView},
 * {@code DeskTicketView}.
 */
final class SchemaNames extends TypeNameResolver {

    /** Features whose shapes are known by their own names alone. */
    private static final Set<String> PLAIN = Set.of("web", "insight");

    private static final String OURS = "io.hongyan.server.";

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();
    private final Set<String> collisions = ConcurrentHashMap.newKeySet();

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = nameOf(type);
        var other = taken.putIfAbsent(name, type);
        if (other == null || other == type) {
            return name;
        }
        collisions.add(name);
        var owner = type.getEnclosingClass();
        return owner == null ? name + "2" : owner.getSimpleName() + type.getSimpleName();
    }

    private static String nameOf(Class<?> type) {
        var simple = type.getSimpleName();
        var inside = type.getPackageName();
        if (!inside.startsWith(OURS)) {
            return simple;
        }
        var feature = inside.substring(OURS.length());
        if (PLAIN.contains(feature) || simple.toLowerCase(Locale.ROOT).startsWith(feature)) {
            return simple;
        }
        return feature.substring(0, 1).toUpperCase(Locale.ROOT) + feature.substring(1) + simple;
    }

    /** Whose shape this is. */
    Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(taken.get(name));
    }

    /** Names that two shapes of one feature share: a test holds this empty. */
    Set<String> collisions() {
        return Set.copyOf(collisions);
    }
}
