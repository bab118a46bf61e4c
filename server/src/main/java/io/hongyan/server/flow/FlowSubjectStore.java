package io.hongyan.server.flow;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.flow.Hit;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The tables {@code flow_subject} and {@code flow_hit}. Who reads or writes a subject's state holds
 * the subject's lock.
 */
public final class FlowSubjectStore {

    private static final String LOAD =
            """
            select s.merchant_id, s.subject_kind, s.subject_id, s.state
              from unnest(?::uuid[], ?::text[], ?::uuid[]) as n (merchant_id, kind, id)
              join flow_subject s
                on s.merchant_id = n.merchant_id and s.subject_kind = n.kind
               and s.subject_id = n.id
            """;

    private static final String SAVE =
            """
            insert into flow_subject (merchant_id, subject_kind, subject_id, state)
            select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[])
            on conflict (merchant_id, subject_kind, subject_id)
            do update set state = excluded.state
            """;

    private static final String ADD_HITS =
            """
            insert into flow_hit (merchant_id, flow_id, at, subject_id, occurrence, subject_kind,
                                  version, actions, money)
            select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::uuid[], ?::text[],
                                 ?::text[], ?::integer[], ?::integer[], ?::bigint[])
            on conflict do nothing
            """;

    private static final Comparator<Map.Entry<SubjectKey, SubjectState>> IN_ORDER =
            Comparator.comparing((Map.Entry<SubjectKey, SubjectState> e) -> e.getKey().merchant())
                    .thenComparing(e -> e.getKey().subject().kind())
                    .thenComparing(e -> e.getKey().subject().id());

    private FlowSubjectStore() {}

    /** A hit and whose it is. */
    public record SubjectHit(SubjectKey key, Hit hit) {}

    /** The states of these subjects; who is not in the answer has the empty one. */
    public static Map<SubjectKey, SubjectState> load(Connection c, Collection<SubjectKey> keys)
            throws SQLException {
        var states = new HashMap<SubjectKey, SubjectState>();
        if (keys.isEmpty()) {
            return states;
        }
        try (var statement = c.prepareStatement(LOAD)) {
            new Columns<>(statement, List.copyOf(keys))
                    .uuid(SubjectKey::merchant)
                    .text(key -> key.subject().kind().name())
                    .uuid(key -> key.subject().id());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var kind = SubjectKind.valueOf(rows.getString(2));
                    var subject = new Subject(kind, rows.getObject(3, UUID.class));
                    states.put(
                            new SubjectKey(rows.getObject(1, UUID.class), subject),
                            SubjectStateJson.read(rows.getString(4)));
                }
            }
        }
        return states;
    }

    public static void save(Connection c, Map<SubjectKey, SubjectState> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        var rows = new ArrayList<>(changed.entrySet());
        rows.sort(IN_ORDER);
        try (var statement = c.prepareStatement(SAVE)) {
            new Columns<>(statement, rows)
                    .uuid(row -> row.getKey().merchant())
                    .text(row -> row.getKey().subject().kind().name())
                    .uuid(row -> row.getKey().subject().id())
                    .text(row -> SubjectStateJson.write(row.getValue()))
                    .run();
        }
    }

    public static void addHits(Connection c, List<SubjectHit> hits) throws SQLException {
        if (hits.isEmpty()) {
            return;
        }
        try (var statement = c.prepareStatement(ADD_HITS)) {
            new Columns<>(statement, hits)
                    .uuid(row -> row.key().merchant())
                    .text(row -> row.hit().flow())
                    .time(row -> row.hit().at())
                    .uuid(row -> row.key().subject().id())
                    .text(row -> row.hit().occurrence())
                    .text(row -> row.key().subject().kind().name())
                    .integer(row -> row.hit().version())
                    .integer(row -> row.hit().actions())
                    .bigint(row -> row.hit().money())
                    .run();
        }
    }
}
