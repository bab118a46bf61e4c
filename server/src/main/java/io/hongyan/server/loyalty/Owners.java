package io.hongyan.server.loyalty;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.server.action.StoredAction;
import java.util.Optional;
import java.util.UUID;

/** Whom an action is for: its subject, or what its body names. */
final class Owners {

    private Owners() {}

    static Optional<UUID> member(StoredAction action) {
        return about(action, SubjectKind.MEMBER, "member");
    }

    static Optional<UUID> parcel(StoredAction action) {
        return about(action, SubjectKind.PARCEL, "parcel");
    }

    static Optional<UUID> order(StoredAction action) {
        return about(action, SubjectKind.ORDER, "order");
    }

    /** The rule and the programme are one word, however it is written. */
    static boolean isOnTime(String word) {
        return switch (word.replace('_', '-')) {
            case "on-time", "onTime", "准时" -> true;
            default -> false;
        };
    }

    private static Optional<UUID> about(StoredAction action, SubjectKind kind, String field) {
        return action.subject().kind() == kind
                ? Optional.of(action.subject().id())
                : action.findId(field);
    }
}
