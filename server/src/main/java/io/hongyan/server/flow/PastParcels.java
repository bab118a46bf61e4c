package io.hongyan.server.flow;

import io.hongyan.core.action.Subject;
import io.hongyan.core.flow.Facts;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Loads what happened to a merchant's parcels, as flows would have heard it. */
final class PastParcels {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String MILESTONES =
            """
            select parcel_id, kind, occurrence, at, arrived_at, late
              from milestone
             where merchant_id = ? and arrived_at > ? and arrived_at <= ?
               and (?::uuid is null or parcel_id = ?)
             order by arrived_at desc limit 1000000
            """;

    private static final String ANOMALIES =
            """
            select parcel_id, type, opened_at, closed_at, arrived_at, why
              from anomaly
             where merchant_id = ? and arrived_at > ? and arrived_at <= ? and not late
               and (?::uuid is null or parcel_id = ?)
             order by arrived_at desc limit 1000000
            """;

    private static final String SIGNALS =
            """
            select subject_id, body->>'trigger' as trigger, body->>'id' as id,
                   body->>'at' as at, coalesce(body->'facts', '{}')::text as facts, created_at
              from action
             where merchant_id = ? and kind = 'signal' and subject_kind = 'PARCEL'
               and created_at > ? and created_at <= ?
               and (?::uuid is null or subject_id = ?)
            """;

    private final Connection connection;
    private final UUID merchant;
    private final Map<UUID, TreeMap<Instant, List<Occurrence>>> news = new HashMap<>();
    private final Map<UUID, List<PastFacts.Reached>> reached = new HashMap<>();

    PastParcels(Connection connection, UUID merchant) {
        this.connection = connection;
        this.merchant = merchant;
    }

    /** A stretch of world time, and one parcel or all. */
    record Window(Instant from, Instant to, @org.jspecify.annotations.Nullable UUID parcel) {}

    List<Rehearsal.Cast> load(Window window) throws SQLException {
        loadMilestones(window);
        loadAnomalies(window);
        loadSignals(window);
        var facts = PastFacts.load(connection, merchant, reached, news.keySet());
        var casts = new ArrayList<Rehearsal.Cast>();
        news.forEach((parcel, timeline) -> {
            var past = facts.of(parcel);
            casts.add(
                    new Rehearsal.Cast(
                            Subject.parcel(parcel),
                            past.number(),
                            timeline,
                            moment -> (Facts) past.at(moment)));
        });
        casts.sort(java.util.Comparator.comparing(cast -> cast.subject().id()));
        return casts;
    }

    private void loadMilestones(Window window) throws SQLException {
        Sql.list(connection, MILESTONES, this::milestone, arguments(window));
    }

    private boolean milestone(ResultSet row) throws SQLException {
        var parcel = Sql.uuid(row, "parcel_id");
        var kind = row.getString("kind");
        var wireName =
                kind.startsWith("parcel.")
                        ? kind
                        : "parcel." + kind.toLowerCase(java.util.Locale.ROOT);
        var at = Sql.instant(row, "at");
        var arrived = Sql.instant(row, "arrived_at");
        reached.computeIfAbsent(parcel, _ -> new ArrayList<>())
                .add(new PastFacts.Reached(wireName, at, arrived));
        if (!row.getBoolean("late")) {
            var id = wireName.substring("parcel.".length()) + "#" + row.getLong("occurrence");
            add(
                    parcel,
                    arrived,
                    new Occurrence(
                            wireName,
                            id,
                            at,
                            Map.of("milestone.kind", wireName, "milestone.at", at)));
        }
        return true;
    }

    private void loadAnomalies(Window window) throws SQLException {
        Sql.list(connection, ANOMALIES, this::anomaly, arguments(window));
    }

    private boolean anomaly(ResultSet row) throws SQLException {
        var parcel = Sql.uuid(row, "parcel_id");
        var type = row.getString("type");
        var opened = Sql.instant(row, "opened_at");
        var closed = Sql.findInstant(row, "closed_at");
        var id = type + "#" + opened.getEpochSecond() / 60;
        Map<String, Object> facts =
                Map.of(
                        "anomaly.type",
                        type,
                        "anomaly.openedAt",
                        opened,
                        "anomaly.why",
                        row.getString("why"));
        add(
                parcel,
                Sql.instant(row, "arrived_at"),
                new Occurrence("parcel.anomaly_opened", id, opened, facts));
        if (closed != null) {
            add(
                    parcel,
                    closed,
                    new Occurrence("parcel.anomaly_closed", id + "/closed", closed, facts));
        }
        return true;
    }

    private void loadSignals(Window window) throws SQLException {
        Sql.list(connection, SIGNALS, this::signal, arguments(window));
    }

    private boolean signal(ResultSet row) throws SQLException {
        var trigger = row.getString("trigger");
        var id = row.getString("id");
        var at = Sql.instant(row, "created_at");
        if (trigger != null && id != null) {
            var facts = factsOf(row.getString("facts"));
            add(
                    row.getObject("subject_id", UUID.class),
                    at,
                    new Occurrence(trigger, id, at, facts));
        }
        return true;
    }

    /** Whole numbers as Long, as conditions compare them; what is no plain value is left out. */
    private static Map<String, Object> factsOf(String json) {
        var facts = new HashMap<String, Object>();
        for (var entry : JSON.readTree(json).properties()) {
            var value = entry.getValue();
            if (value.isIntegralNumber()) {
                facts.put(entry.getKey(), value.asLong());
            } else if (value.isBoolean()) {
                facts.put(entry.getKey(), value.asBoolean());
            } else if (value.isString()) {
                facts.put(entry.getKey(), value.asString());
            }
        }
        return facts;
    }

    private @org.jspecify.annotations.Nullable Object[] arguments(Window window) {
        return new @org.jspecify.annotations.Nullable Object[] {
            merchant, window.from(), window.to(), window.parcel(), window.parcel()
        };
    }

    private void add(UUID parcel, Instant arrived, Occurrence occurrence) {
        news.computeIfAbsent(parcel, _ -> new TreeMap<>())
                .computeIfAbsent(arrived, _ -> new ArrayList<>())
                .add(occurrence);
    }
}
