package io.hongyan.server.ingest;

import io.hongyan.server.platform.Columns;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The tables {@code push}, {@code quarantine} and {@code refusal}: what arrived, as it arrived. */
final class EvidenceStore {

    private static final String PUSH =
            """
            insert into push
              (merchant_id, push_id, connection_id, connector, arrived_at, reports, sealed)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[],
                                 ?::integer[], ?::bytea[])
            """;

    private static final String QUARANTINE =
            """
            insert into quarantine
              (merchant_id, quarantine_id, connection_id, push_id, connector, number, reason,
               sealed, arrived_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
                                 ?::text[], ?::bytea[], ?::timestamptz[])
            """;

    private static final String REFUSAL =
            """
            insert into refusal as r (merchant_id, connection_id, minute, reason, count)
            values (?, ?, date_trunc('minute', ?::timestamptz), ?, 1)
            on conflict (merchant_id, connection_id, minute, reason) do update
               set count = r.count + 1
            """;

    private EvidenceStore() {}

    static void addPushes(Connection c, List<Arrival> pushes) throws SQLException {
        try (var statement = c.prepareStatement(PUSH)) {
            new Columns<>(statement, pushes)
                    .uuid(push -> push.target().merchant())
                    .uuid(Arrival::id)
                    .uuid(push -> push.target().connection())
                    .text(push -> push.target().connector())
                    .time(Arrival::at)
                    .integer(push -> push.notices().size())
                    .bytes(Arrival::sealed)
                    .run();
        }
    }

    static void addQuarantined(Connection c, List<Part.Quarantined> items, Ids ids, Instant at)
            throws SQLException {
        try (var statement = c.prepareStatement(QUARANTINE)) {
            new Columns<>(statement, items)
                    .uuid(item -> item.target().merchant())
                    .uuid(_ -> ids.next())
                    .uuid(item -> item.target().connection())
                    .uuid(Part.Quarantined::push)
                    .text(item -> item.target().connector())
                    .text(item -> clean(item.number()))
                    .text(item -> clean(item.reason()))
                    .bytes(Part.Quarantined::sealed)
                    .time(_ -> at)
                    .run();
        }
    }

    static void countRefusal(Connection c, HookTarget target, String reason, Instant at)
            throws SQLException {
        try (var statement = c.prepareStatement(REFUSAL)) {
            statement.setObject(1, target.merchant());
            statement.setObject(2, target.connection());
            statement.setObject(3, Columns.utc(at));
            statement.setString(4, clean(reason));
            statement.executeUpdate();
        }
    }

    static String clean(String text) {
        var cut = text.length() > 200 ? text.substring(0, 200) : text;
        return cut.replace('\0', '\uFFFD');
    }
}
