package io.hongyan.server.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a PostgreSQL database is and who asks there. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /**
     * Reads {@code postgresql://user:password@host:port/name?…} or the same behind {@code jdbc:}
     * with user and password as parameters.
     *
     * @throws ConfigurationProblem with a sentence for the operator when it is neither
     */
    public static DatabaseAddress parse(String variable, String text) {
        var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw new ConfigurationProblem(
                    variable + " must look like postgresql://user:password@host:5432/name");
        }
        var uri = uri(variable, plain);
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var user = parameter(query, "user");
        var password = parameter(query, "password");
        if (uri.getRawUserInfo() != null) {
            var parts = uri.getRawUserInfo().split(":", 2);
            user = decode(parts[0]);
            password = parts.length > 1 ? decode(parts[1]) : password;
        }
        if (uri.getHost() == null || user.isEmpty()) {
            throw new ConfigurationProblem(variable + " names no host or no user");
        }
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + more(query),
                user,
                password);
    }

    private static URI uri(String variable, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(
                    variable
                            + " is no address; special characters in its password must be written"
                            + " as %XX, for example @ as %40",
                    e);
        }
    }

    /** What else stands behind the question mark, such as {@code sslmode=require}. */
    private static String more(String query) {
        var rest =
                Stream.of(query.split("&", -1))
                        .filter(pair -> !pair.isEmpty())
                        .filter(pair -> !pair.startsWith("user=") && !pair.startsWith("password="))
                        .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }

    public DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(jdbcUrl, otherUser, otherPassword);
    }

    /** The same server, another database. */
    public DatabaseAddress inDatabase(String name) {
        var query = jdbcUrl.indexOf('?');
        var end = query < 0 ? jdbcUrl.length() : query;
        var slash = jdbcUrl.lastIndexOf('/', end);
        var there = jdbcUrl.substring(0, slash + 1) + name + jdbcUrl.substring(end);
        return new DatabaseAddress(there, user, password);
    }

    private static String parameter(String query, String name) {
        for (var pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return decode(pair.substring(name.length() + 1));
            }
        }
        return "";
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
