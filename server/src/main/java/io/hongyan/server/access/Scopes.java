package io.hongyan.server.access;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a key may be narrowed to: {@code orders:write}, {@code parcels:read}. A resource is the
 * first word of a call's path; writing includes reading.
 */
final class Scopes {

    static final Pattern FORM = Pattern.compile("[a-z][a-z-]{1,40}:(read|write)");

    private static final String BEGIN = "/api/v1/";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private Scopes() {}

    /** No scopes: all that the key's roles may. */
    static boolean cover(Set<String> scopes, String method, String path) {
        if (scopes.isEmpty()) {
            return true;
        }
        var resource = resourceOf(path);
        return scopes.contains(resource + ":write")
                || READS.contains(method) && scopes.contains(resource + ":read");
    }

    static String resourceOf(String path) {
        if (!path.startsWith(BEGIN)) {
            return path.substring(Math.min(1, path.length()));
        }
        var rest = path.substring(BEGIN.length());
        var slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
