package io.hongyan.server.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.core.flow.Flow;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The merchants' published flows, read and compiled, from memory. Each call names or reads the
 * merchant's {@code config_version} and loads again what is older. Nothing in it is truth.
 */
public final class FlowBook {

    private static final Logger LOG = LoggerFactory.getLogger(FlowBook.class);

    private static final String VERSION =
            "select config_version from merchant where merchant_id = ?";
    private static final String STOPPED =
            """
            select coalesce(stopped, '') from flow where merchant_id = ? and flow_id = ?
            """;

    private final MessageSource messages;
    private final FlowReader reader;
    private final Cache<UUID, Loaded> loaded = Caffeine.newBuilder().maximumSize(10_000).build();

    public FlowBook(Conditions conditions, MessageSource messages) {
        this.messages = messages;
        this.reader = FlowReader.trusting(conditions);
    }

    /** Flows that were read for a version of a merchant's configuration. */
    private record Loaded(
            long configVersion, FlowIndex index, Map<Key, Supplier<Optional<Flow>>> flows) {}

    private record Key(String id, int version) {}

    /** Reads the merchant's configuration version first; see the other when it is known. */
    public FlowIndex index(Connection c, UUID merchant) throws SQLException {
        return index(c, merchant, Sql.number(c, VERSION, merchant));
    }

    /**
     * @param configVersion as read in this transaction
     */
    public FlowIndex index(Connection c, UUID merchant, long configVersion) throws SQLException {
        var known = loaded.getIfPresent(merchant);
        if (known != null && known.configVersion() >= configVersion) {
            return known.index();
        }
        var fresh = load(c, merchant, configVersion, known);
        loaded.put(merchant, fresh);
        return fresh.index();
    }

    /** What is in memory of the merchant's flows; nothing before {@link #index} was called. */
    FlowIndex known(UUID merchant) {
        var known = loaded.getIfPresent(merchant);
        return known == null ? FlowIndex.EMPTY : known.index();
    }

    /** A flow and its text as an index of its own, for trying it out beside the published ones. */
    FlowIndex indexWith(Connection c, UUID merchant, Flow tried, boolean alone)
            throws SQLException {
        var flows = new ArrayList<Flow>();
        if (!alone) {
            for (var row : FlowStore.running(c, merchant)) {
                if (row.version() == row.current() && !row.id().equals(tried.id())) {
                    read(merchant, row).ifPresent(flows::add);
                }
            }
        }
        flows.add(tried);
        return new FlowIndex(
                flows, Map.of(), messages.templates(c, merchant), messages.quietHours(c, merchant));
    }

    Map<String, io.hongyan.core.message.Template> templates(Connection c, UUID merchant)
            throws SQLException {
        return messages.templates(c, merchant);
    }

    /** Why the flow's brake stopped it; empty when it did not. Read at the moment of sending. */
    public String brake(Connection c, UUID merchant, String flow) throws SQLException {
        return Sql.find(c, STOPPED, row -> row.getString(1), merchant, flow).orElse("");
    }

    private Loaded load(
            Connection c,
            UUID merchant,
            long configVersion,
            @org.jspecify.annotations.Nullable Loaded before)
            throws SQLException {
        var flows = new HashMap<Key, Supplier<Optional<Flow>>>();
        var published = new ArrayList<Flow>();
        var older = new HashMap<String, Map<Integer, Supplier<Flow>>>();
        for (var row : FlowStore.running(c, merchant)) {
            var key = new Key(row.id(), row.version());
            var kept = before == null ? null : before.flows().get(key);
            var flow = kept == null ? remembered(() -> read(merchant, row)) : kept;
            flows.put(key, flow);
            if (row.version() == row.current()) {
                flow.get().ifPresent(published::add);
            } else {
                older.computeIfAbsent(row.id(), _ -> new HashMap<>())
                        .put(row.version(), () -> flow.get().orElseThrow());
            }
        }
        var index =
                new FlowIndex(
                        List.copyOf(published),
                        older,
                        messages.templates(c, merchant),
                        messages.quietHours(c, merchant));
        return new Loaded(configVersion, index, flows);
    }

    private Optional<Flow> read(UUID merchant, FlowStore.Running row) {
        var reading = reader.read(row.yaml());
        if (reading.flow() == null) {
            LOG.error(
                    "flow {} version {} of merchant {} can no longer be read: {}",
                    row.id(),
                    row.version(),
                    merchant,
                    reading.problems());
            return Optional.empty();
        }
        return Optional.of(reading.good().withVersion(row.version()));
    }

    /** Older versions are compiled when a run needs them, which is seldom. */
    private static <T> Supplier<T> remembered(Supplier<T> maker) {
        return new Supplier<>() {

            private volatile @org.jspecify.annotations.Nullable T value;

            @Override
            public T get() {
                var known = value;
                if (known == null) {
                    known = maker.get();
                    value = known;
                }
                return known;
            }
        };
    }
}
