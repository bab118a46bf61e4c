package io.hongyan.server.web;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of those who did something. Deeds are kept as {@code account:<id>}, {@code key:<id>},
 * {@code flow:<id>}, {@code buyer} or {@code system}; the name is looked up when it is shown, all
 * of a page with one query a kind.
 */
public final class Actors {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F-]{36}");
    private static final String PEOPLE =
            """
            select account_id::text as id, name
              from account
             where merchant_id = ? and account_id = any(?)
            """;
    private static final String KEYS =
            """
            select key_id::text as id, name
              from api_key
             where merchant_id = ? and key_id = any(?)
            """;
    private static final String FLOWS =
            """
            select f.flow_id as id,
                   coalesce(substring(coalesce(v.yaml, f.draft)
                                      from '(?n)^name:[ "'']*(.*?)[ "'']*$'),
                            f.flow_id) as name
              from flow f
              left join flow_version v on v.merchant_id = f.merchant_id and v.flow_id = f.flow_id
                                      and v.version = f.version
             where f.merchant_id = ? and f.flow_id = any(?)
            """;

    private final Map<String, Actor> known = new HashMap<>();

    private Actors() {}

    /** The names of all these; null and empty ones are the system. */
    public static Actors of(
            Connection c, UUID merchant, Collection<? extends @Nullable String> kept)
            throws SQLException {
        var actors = new Actors();
        var byKind = new HashMap<String, Set<String>>();
        for (var one : kept) {
            var colon = one == null ? -1 : one.indexOf(':');
            if (one != null && colon > 0) {
                byKind.computeIfAbsent(one.substring(0, colon), _ -> new LinkedHashSet<>())
                        .add(one.substring(colon + 1));
            }
        }
        actors.look(c, PEOPLE, merchant, uuids(byKind.get("account")), "account");
        actors.look(c, KEYS, merchant, uuids(byKind.get("key")), "key");
        var flows = byKind.getOrDefault("flow", Set.of()).toArray(String[]::new);
        actors.look(c, FLOWS, merchant, flows, "flow");
        return actors;
    }

    private static UUID[] uuids(@Nullable Set<String> texts) {
        return (texts == null ? Set.<String>of() : texts)
                .stream()
                        .filter(text -> UUID_TEXT.matcher(text).matches())
                        .map(UUID::fromString)
                        .toArray(UUID[]::new);
    }

    private void look(Connection c, String sql, UUID merchant, Object[] ids, String kind)
            throws SQLException {
        if (ids.length > 0) {
            for (var actor : Sql.list(c, sql, row -> named(row, kind), merchant, ids)) {
                known.put(kind + ":" + actor.id(), actor);
            }
        }
    }

    private static Actor named(ResultSet row, String kind) throws SQLException {
        var name = row.getString("name");
        return switch (kind) {
            case "account" -> new Actor(row.getString("id"), name, "person");
            case "key" -> new Actor(row.getString("id"), "API key " + name, "key");
            default -> new Actor(row.getString("id"), "流程 " + name, "flow");
        };
    }

    /** As it is shown; what nobody knows any more keeps its id. */
    public Actor of(@Nullable String kept) {
        var text = kept == null ? "" : kept;
        var found = known.get(text);
        if (found != null) {
            return found;
        }
        var colon = text.indexOf(':');
        var kind = colon < 0 ? text : text.substring(0, colon);
        var id = colon < 0 ? "" : text.substring(colon + 1);
        return switch (kind) {
            case "account" -> new Actor(id, "已移除的成员", "person");
            case "key" -> new Actor(id, "API key", "key");
            case "flow" -> new Actor(id, "流程 " + id, "flow");
            case "buyer" -> new Actor(id, "买家", "buyer");
            case "", "system" -> new Actor("", "系统", "system");
            default -> new Actor(id, text, "system");
        };
    }

    /** Null while nobody has done it. */
    public @Nullable Actor ofNullable(@Nullable String kept) {
        return kept == null || kept.isEmpty() ? null : of(kept);
    }
}
