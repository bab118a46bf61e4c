package io.hongyan.server.flow;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.flow.Field;
import io.hongyan.core.flow.Trigger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which fields of the catalogue have values where. */
final class FlowFields {

    private static final Set<String> PATHS =
            Arrays.stream(Field.values()).map(Field::path).collect(Collectors.toUnmodifiableSet());

    private FlowFields() {}

    static boolean isField(String path) {
        return PATHS.contains(path);
    }

    static Set<String> paths() {
        return new TreeSet<>(PATHS);
    }

    /** The roots that are there when a flow starts. */
    static Set<String> atStart(Trigger trigger) {
        var roots = new HashSet<>(trigger.brings());
        roots.addAll(ofSubject(trigger.subject()));
        roots.add("now");
        return roots;
    }

    private static List<String> ofSubject(SubjectKind kind) {
        return switch (kind) {
            case PARCEL, CASE -> List.of("parcel", "order", "member");
            case ORDER -> List.of("order", "member");
            case MEMBER -> List.of("member");
            case CONNECTION -> List.of();
        };
    }

    /** What conditions may name, given the roots that are there. */
    static List<Field> testable(Set<String> roots) {
        return Arrays.stream(Field.values())
                .filter(field -> field != Field.PARCEL_LINK && roots.contains(field.root()))
                .toList();
    }
}
