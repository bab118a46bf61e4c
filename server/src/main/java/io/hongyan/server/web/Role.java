package io.hongyan.server.web;

import java.util.Locale;
import java.util.Optional;

/** What an account may do. The owner may do what everybody may. */
public enum Role {
    OWNER,
    /** Edits flows, templates and connections. */
    OPERATOR,
    /** Looks after parcels, tickets and cases. */
    SERVICE,
    /** Ships and takes back: binds numbers, refreshes, tells of trouble. */
    WAREHOUSE,
    /** Decides approvals: finance. */
    APPROVER,
    /** Keys, webhooks and the logs of what programs asked. */
    DEVELOPER,
    /** Looks and changes nothing. */
    VIEWER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWireName(String name) {
        for (var role : values()) {
            if (role.wireName().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
