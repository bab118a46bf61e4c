package io.hongyan.server.access;

import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Role;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the fields of this feature's forms; what is wrong is added to the errors. */
final class Inputs {

    private Inputs() {}

    static String text(String field, @Nullable String value, int longest, List<FieldError> errors) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        } else if (text.length() > longest) {
            errors.add(FieldError.of(field, "too_long", longest));
        }
        return text;
    }

    static String matching(
            String field, @Nullable String value, String pattern, List<FieldError> errors) {
        var text = text(field, value, 200, errors);
        if (!text.isEmpty() && !text.matches(pattern)) {
            errors.add(FieldError.of(field, "type"));
        }
        return text;
    }

    static String password(String field, @Nullable String value, List<FieldError> errors) {
        var password = value == null ? "" : value;
        var length = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < Accounts.SHORTEST_PASSWORD || length > Accounts.LONGEST_PASSWORD) {
            errors.add(
                    FieldError.of(
                            field,
                            "password",
                            Accounts.SHORTEST_PASSWORD,
                            Accounts.LONGEST_PASSWORD));
        }
        return password;
    }

    static Set<String> scopes(String field, @Nullable List<String> names, List<FieldError> errors) {
        var scopes = new java.util.TreeSet<String>();
        for (var name : names == null ? List.<String>of() : names) {
            if (name == null || !Scopes.FORM.matcher(name).matches()) {
                errors.add(FieldError.of(field, "scope", name));
            } else {
                scopes.add(name);
            }
        }
        return scopes;
    }

    static Set<Role> roles(String field, @Nullable List<String> names, List<FieldError> errors) {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names == null ? List.<String>of() : names) {
            Role.ofWireName(String.valueOf(name))
                    .ifPresentOrElse(
                            roles::add, () -> errors.add(FieldError.of(field, "role", name)));
        }
        if (roles.isEmpty() && errors.isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        }
        return roles;
    }
}
