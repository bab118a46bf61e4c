package io.hongyan.server.access;

import io.hongyan.server.platform.Ids;
import io.hongyan.server.web.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what people and programs did: logins, reveals, approvals, publications, changes of
 * connections. Rows are only ever added. No personal data in the detail: tokens and ids.
 */
public final class Audit {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INSERT =
            """
            insert into audit (merchant_id, audit_id, at, actor, actor_name, kind, subject, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private final Ids ids;
    private final InstantSource world;

    public Audit(Ids ids, InstantSource world) {
        this.ids = ids;
        this.world = world;
    }

    /**
     * Adds a row in the transaction of the deed itself.
     *
     * @param kind noun and past tense, for example {@code flow.published}
     * @param subject {@code kind:id} of what it was done to
     */
    public void record(
            Connection c, Caller caller, String kind, String subject, Map<String, ?> detail)
            throws SQLException {
        record(
                c,
                caller.merchant(),
                new Deed(caller.actor(), caller.name(), kind, subject),
                detail);
    }

    /** Who did what to what. */
    public record Deed(String actor, String actorName, String kind, String subject) {}

    public void record(Connection c, UUID merchant, Deed deed, Map<String, ?> detail)
            throws SQLException {
        try (var insert = c.prepareStatement(INSERT)) {
            insert.setObject(1, merchant);
            insert.setObject(2, ids.next());
            insert.setObject(3, world.instant().atOffset(ZoneOffset.UTC));
            insert.setString(4, deed.actor);
            insert.setString(5, deed.actorName);
            insert.setString(6, deed.kind);
            insert.setString(7, deed.subject);
            insert.setString(8, JSON.writeValueAsString(detail));
            insert.executeUpdate();
        }
    }
}
