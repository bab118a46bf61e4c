package io.hongyan.server.flow;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code flow} and {@code flow_version}. */
final class FlowStore {

    private static final String COLUMNS =
            """
            select f.flow_id, f.version, f.enabled, f.draft, f.stopped, f.changed_at, f.changed_by,
                   v.yaml
              from flow f
              left join flow_version v
                on v.merchant_id = f.merchant_id and v.flow_id = f.flow_id
               and v.version = f.version
             where f.merchant_id = ? and f.deleted_at is null
            """;
    private static final String ALL = COLUMNS + " order by f.flow_id";
    private static final String ONE = COLUMNS + " and f.flow_id = ?";

    /** Also a deleted one comes back under its id: its versions count on. */
    private static final String PUT_DRAFT =
            """
            insert into flow (merchant_id, flow_id, draft, changed_at, changed_by)
            values (?, ?, ?, ?, ?)
            on conflict (merchant_id, flow_id)
            do update set draft = excluded.draft, changed_at = excluded.changed_at,
                          changed_by = excluded.changed_by, deleted_at = null
            """;

    private static final String PUBLISH =
            """
            update flow
               set version = (select coalesce(max(version), 0) + 1 from flow_version v
                               where v.merchant_id = flow.merchant_id
                                 and v.flow_id = flow.flow_id),
                   draft = null, stopped = null, stopped_at = null, enabled = ?,
                   changed_at = ?, changed_by = ?
             where merchant_id = ? and flow_id = ? and deleted_at is null
            returning version
            """;

    private static final String ADD_VERSION =
            """
            insert into flow_version (merchant_id, flow_id, version, yaml, published_at, published_by)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String ENABLE =
            """
            update flow
               set enabled = ?, stopped = null, stopped_at = null, changed_at = ?, changed_by = ?
             where merchant_id = ? and flow_id = ? and deleted_at is null and version > 0
            """;

    private static final String STOP =
            """
            update flow set enabled = false, stopped = ?, stopped_at = ?
             where merchant_id = ? and flow_id = ? and enabled
            """;

    private static final String DELETE =
            """
            update flow
               set deleted_at = ?, enabled = false, draft = null, changed_at = ?, changed_by = ?
             where merchant_id = ? and flow_id = ? and deleted_at is null
            """;

    private static final String VERSIONS =
            """
            select version, yaml, published_at, published_by
              from flow_version where merchant_id = ? and flow_id = ? order by version desc
             limit 200
            """;

    private static final String RUNNING =
            """
            select f.flow_id, f.version as current, v.version, v.yaml
              from flow f
              join flow_version v on v.merchant_id = f.merchant_id and v.flow_id = f.flow_id
             where f.merchant_id = ? and f.enabled and v.version > f.version - 50
             order by f.flow_id, v.version
            """;

    private static final String KNOWN = "select 1 from flow where merchant_id = ? and flow_id = ?";

    private static final String CHANGED =
            "update merchant set config_version = config_version + 1 where merchant_id = ?";

    private FlowStore() {}

    /**
     * A flow as it is kept.
     *
     * @param version 0 while there is only a draft
     * @param draft null when nobody is writing
     * @param stopped why its brake stopped it; null when it was not
     * @param published the text that runs, or would; null while there is only a draft
     */
    record Row(
            String id,
            int version,
            boolean enabled,
            @Nullable String draft,
            @Nullable String stopped,
            Instant changedAt,
            String changedBy,
            @Nullable String published) {

        /** What an editor opens: the draft, else what is published. */
        String text() {
            return draft != null ? draft : published == null ? "" : published;
        }
    }

    record Version(int version, String yaml, Instant at, String by) {}

    /** Who does it, and when (world time). */
    record Doer(String name, Instant at) {}

    /** A version of a flow that is switched on; {@code current} is the one that starts. */
    record Running(String id, int current, int version, String yaml) {}

    static List<Row> all(Connection c, UUID merchant) throws SQLException {
        return Sql.list(c, ALL, FlowStore::row, merchant);
    }

    static Optional<Row> find(Connection c, UUID merchant, String id) throws SQLException {
        return Sql.find(c, ONE, FlowStore::row, merchant, id);
    }

    /** Also when it was deleted since. */
    static boolean isKnown(Connection c, UUID merchant, String id) throws SQLException {
        return Sql.exists(c, KNOWN, merchant, id);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("flow_id"),
                row.getInt("version"),
                row.getBoolean("enabled"),
                row.getString("draft"),
                row.getString("stopped"),
                Sql.instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getString("yaml"));
    }

    static void putDraft(Connection c, UUID merchant, String id, String yaml, Doer doer)
            throws SQLException {
        Sql.update(c, PUT_DRAFT, merchant, id, yaml, doer.at(), doer.name());
    }

    /** Makes a text the flow's newest version and its published one. */
    static int publish(Connection c, SubjectFlow flow, String yaml, boolean enabled, Doer doer)
            throws SQLException {
        int version =
                Sql.find(
                                c,
                                PUBLISH,
                                row -> row.getInt(1),
                                enabled,
                                doer.at(),
                                doer.name(),
                                flow.merchant(),
                                flow.id())
                        .orElseThrow();
        Sql.update(
                c, ADD_VERSION, flow.merchant(), flow.id(), version, yaml, doer.at(), doer.name());
        changed(c, flow.merchant());
        return version;
    }

    /** A flow and whose it is. */
    record SubjectFlow(UUID merchant, String id) {}

    static boolean enable(Connection c, SubjectFlow flow, boolean enabled, Doer doer)
            throws SQLException {
        int rows =
                Sql.update(c, ENABLE, enabled, doer.at(), doer.name(), flow.merchant(), flow.id());
        changed(c, flow.merchant());
        return rows == 1;
    }

    /** Stops a flow that sends too much; false when it already stands still. */
    static boolean stop(Connection c, SubjectFlow flow, String why, Instant at)
            throws SQLException {
        boolean stopped = Sql.update(c, STOP, why, at, flow.merchant(), flow.id()) == 1;
        if (stopped) {
            changed(c, flow.merchant());
        }
        return stopped;
    }

    static boolean delete(Connection c, SubjectFlow flow, Doer doer) throws SQLException {
        int rows =
                Sql.update(
                        c, DELETE, doer.at(), doer.at(), doer.name(), flow.merchant(), flow.id());
        changed(c, flow.merchant());
        return rows == 1;
    }

    static List<Version> versions(Connection c, UUID merchant, String id) throws SQLException {
        return Sql.list(
                c,
                VERSIONS,
                row ->
                        new Version(
                                row.getInt("version"),
                                row.getString("yaml"),
                                Sql.instant(row, "published_at"),
                                row.getString("published_by")),
                merchant,
                id);
    }

    static List<Running> running(Connection c, UUID merchant) throws SQLException {
        return Sql.list(
                c,
                RUNNING,
                row ->
                        new Running(
                                row.getString("flow_id"),
                                row.getInt("current"),
                                row.getInt("version"),
                                row.getString("yaml")),
                merchant);
    }

    private static void changed(Connection c, UUID merchant) throws SQLException {
        Sql.update(c, CHANGED, merchant);
    }
}
