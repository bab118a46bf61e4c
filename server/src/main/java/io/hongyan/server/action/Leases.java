package io.hongyan.server.action;

import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may work on which action of the table {@code action}, and for how long. */
final class Leases {

    private static final String CLAIM =
            """
            select merchant_id, subject_id, key, fence
              from hongyan_claim_due(?, ?, make_interval(secs => ?), ?, ?, ?, ?)
            """;
    private static final String LOAD =
            "select "
                    + Rows.COLUMNS
                    + """
                      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[])
                           as n (merchant_id, subject_id, key, fence)
                      join action a
                        on a.merchant_id = n.merchant_id and a.subject_id = n.subject_id
                       and a.key = n.key and a.fence = n.fence and a.state = 'waiting'
                     order by a.due_at, a.action_id
                    """;
    private static final String LOCK = LOAD + " for update of a";
    private static final String EXTEND =
            """
            update action a
               set lease_until = clock_timestamp() + make_interval(secs => ?)
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[])
                   as n (merchant_id, subject_id, key, fence)
             where a.merchant_id = n.merchant_id and a.subject_id = n.subject_id
               and a.key = n.key and a.fence = n.fence and a.state = 'waiting'
               and a.lease_until is not null
            """;
    private static final String RELEASE =
            """
            update action a
               set lease_until = null, lease_node = null, endpoint = coalesce(?, a.endpoint)
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[])
                   as n (merchant_id, subject_id, key, fence)
             where a.merchant_id = n.merchant_id and a.subject_id = n.subject_id
               and a.key = n.key and a.fence = n.fence and a.state = 'waiting'
            """;
    private static final String COUNT = "select due, oldest from hongyan_count_due(?, ?, ?)";

    private Leases() {}

    /** An action that we hold; {@code fence} must be shown with whatever is written to it. */
    record Lease(UUID merchant, UUID subject, String key, long fence) {

        static Lease of(StoredAction action) {
            return new Lease(
                    action.merchant(), action.subject().id(), action.key(), action.fence());
        }
    }

    /**
     * What one node asks for.
     *
     * @param notEndpoints that can take nothing now
     * @param eager endpoints that come back: what waits for them is taken before its next try
     */
    record Wish(
            UUID node,
            Set<String> kinds,
            Set<String> notEndpoints,
            Set<String> eager,
            int most,
            Duration lease) {}

    record Due(long count, @Nullable Instant oldest) {}

    /** Across all merchants; the transaction needs to name none. */
    static List<Lease> claim(Connection c, Wish wish, Instant worldNow) throws SQLException {
        try (var statement = c.prepareStatement(CLAIM)) {
            statement.setObject(1, Rows.utc(worldNow));
            statement.setInt(2, wish.most());
            statement.setInt(3, (int) Math.max(1, wish.lease().toSeconds()));
            statement.setObject(4, wish.node());
            statement.setArray(5, texts(c, wish.kinds()));
            statement.setArray(6, texts(c, wish.notEndpoints()));
            statement.setArray(7, texts(c, wish.eager()));
            var leases = new ArrayList<Lease>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    leases.add(
                            new Lease(
                                    rows.getObject(1, UUID.class),
                                    rows.getObject(2, UUID.class),
                                    rows.getString(3),
                                    rows.getLong(4)));
                }
            }
            return leases;
        }
    }

    /** What is held, oldest first; an action whose lease went to somebody else is missing. */
    static List<StoredAction> load(Connection c, List<Lease> leases) throws SQLException {
        return read(c, LOAD, leases);
    }

    /** The same, and nobody else can touch them until the end of the transaction. */
    static List<StoredAction> lock(Connection c, List<Lease> leases) throws SQLException {
        return read(c, LOCK, leases);
    }

    private static List<StoredAction> read(Connection c, String sql, List<Lease> leases)
            throws SQLException {
        try (var statement = c.prepareStatement(sql)) {
            bind(statement, 1, leases);
            var actions = new ArrayList<StoredAction>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    actions.add(Rows.action(rows));
                }
            }
            return actions;
        }
    }

    /** Keeps leases alive while the work goes on. */
    static void extend(Connection c, List<Lease> leases, Duration lease) throws SQLException {
        try (var statement = c.prepareStatement(EXTEND)) {
            statement.setInt(1, (int) Math.max(1, lease.toSeconds()));
            bind(statement, 2, leases).run();
        }
    }

    /** Gives them back untouched; {@code endpoint} is remembered so that nobody asks again. */
    static void release(Connection c, List<Lease> leases, @Nullable String endpoint)
            throws SQLException {
        try (var statement = c.prepareStatement(RELEASE)) {
            statement.setString(1, endpoint);
            bind(statement, 2, leases).run();
        }
    }

    /** Across all merchants: how much is due, whether claimed or not. */
    static Due countDue(Connection c, Set<String> kinds, Set<String> notEndpoints, Instant world)
            throws SQLException {
        try (var statement = c.prepareStatement(COUNT)) {
            statement.setObject(1, Rows.utc(world));
            statement.setArray(2, texts(c, kinds));
            statement.setArray(3, texts(c, notEndpoints));
            try (var rows = statement.executeQuery()) {
                rows.next();
                Timestamp oldest = rows.getTimestamp(2);
                return new Due(rows.getLong(1), oldest == null ? null : oldest.toInstant());
            }
        }
    }

    private static java.sql.Array texts(Connection c, Collection<String> values)
            throws SQLException {
        return c.createArrayOf("text", values.toArray());
    }

    private static Columns<Lease> bind(PreparedStatement s, int from, List<Lease> leases)
            throws SQLException {
        return new Columns<>(s, from, leases)
                .uuid(Lease::merchant)
                .uuid(Lease::subject)
                .text(Lease::key)
                .bigint(Lease::fence);
    }
}
