package io.hongyan.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call, and for which merchant. Exactly one of account and key is there.
 *
 * @param account the person, by session
 * @param key the program, by API key
 * @param name what the audit shows
 */
public record Caller(
        UUID merchant, @Nullable UUID account, @Nullable UUID key, String name, Set<Role> roles) {

    private static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        roles = Set.copyOf(roles);
        if ((account == null) == (key == null)) {
            throw new IllegalArgumentException("a caller is an account or a key");
        }
    }

    /** True if one of these roles, or any role when none is named, is his. */
    public boolean may(Role... oneOf) {
        if (oneOf.length == 0 || roles.contains(Role.OWNER)) {
            return true;
        }
        for (var role : oneOf) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** {@code account:<id>} or {@code key:<id>}: the name under which deeds are kept. */
    public String actor() {
        return account != null ? "account:" + account : "key:" + key;
    }

    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public static @Nullable Caller of(HttpServletRequest request) {
        return (Caller) request.getAttribute(ATTRIBUTE);
    }
}
