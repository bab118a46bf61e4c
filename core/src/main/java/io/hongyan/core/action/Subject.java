package io.hongyan.core.action;

import java.util.UUID;

/** One thing that news is about and actions are done for. */
public record Subject(SubjectKind kind, UUID id) {

    public static Subject parcel(UUID id) {
        return new Subject(SubjectKind.PARCEL, id);
    }

    /** {@code parcel:0198…}: part of every action's key. */
    public String wireName() {
        return kind.wireName() + ":" + id;
    }
}
