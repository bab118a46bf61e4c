package io.hongyan.server.access;

import io.hongyan.server.web.Role;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Roles as a column holds them. */
final class Roles {

    private Roles() {}

    static Set<Role> of(Array column) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : (String[]) column.getArray()) {
            Role.ofWireName(name).ifPresent(roles::add);
        }
        return roles;
    }

    static Array column(Connection c, Collection<Role> roles) throws SQLException {
        return c.createArrayOf("text", roles.stream().map(Role::wireName).sorted().toArray());
    }
}
