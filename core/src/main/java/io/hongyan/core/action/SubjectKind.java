package io.hongyan.core.action;

import java.util.Locale;

/** What a decision belongs to and is made under the lock of. */
public enum SubjectKind {
    PARCEL,
    ORDER,
    CASE,
    MEMBER,
    CONNECTION;

    /** As it stands in keys and on the wire: fixed for ever. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
