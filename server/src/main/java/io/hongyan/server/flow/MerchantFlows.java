package io.hongyan.server.flow;

import io.hongyan.core.flow.Allowance;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.FlowDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;

/** The flows as decisions about parcels ask for them, a batch at a time. */
public final class MerchantFlows implements FlowDesk {

    private static final String VERSIONS =
            """
            select merchant_id, config_version from merchant where merchant_id = any(?)
            """;

    private final FlowBook book;
    private final Allowances allowances;

    /** What a running transaction has read of its merchants' configuration versions. */
    private final Map<Connection, Map<UUID, Long>> versions =
            Collections.synchronizedMap(new WeakHashMap<>());

    public MerchantFlows(FlowBook book, Allowances allowances) {
        this.book = book;
        this.allowances = allowances;
    }

    @Override
    public Map<Owned, SubjectState> load(Connection c, Collection<Owned> subjects)
            throws SQLException {
        var merchants = subjects.stream().map(Owned::merchant).distinct().toArray(UUID[]::new);
        var read = new HashMap<UUID, Long>();
        Sql.list(
                c,
                VERSIONS,
                row ->
                        read.put(Sql.uuid(row, "merchant_id"), row.getLong("config_version"))
                                == null,
                (Object) merchants);
        versions.put(c, read);
        var states = new HashMap<Owned, SubjectState>();
        FlowSubjectStore.load(c, subjects.stream().map(MerchantFlows::key).toList())
                .forEach((key, state) ->
                        states.put(new Owned(key.merchant(), key.subject()), state));
        return states;
    }

    /** After {@link #load} in the same transaction this asks the database nothing. */
    @Override
    public FlowIndex index(Connection c, UUID merchant) throws SQLException {
        var version = versions.getOrDefault(c, Map.of()).get(merchant);
        return version == null ? book.index(c, merchant) : book.index(c, merchant, version);
    }

    @Override
    public void save(Connection c, List<Kept> decisions, Instant now) throws SQLException {
        var changed = new HashMap<SubjectKey, SubjectState>();
        for (var kept : decisions) {
            changed.put(key(kept.owned()), kept.decision().state());
        }
        FlowSubjectStore.save(c, changed);
        FlowSubjectStore.addHits(
                c,
                decisions.stream()
                        .flatMap(kept ->
                                kept.decision().hits().stream()
                                        .map(hit ->
                                                new FlowSubjectStore.SubjectHit(
                                                        key(kept.owned()), hit)))
                        .toList());
    }

    @Override
    public Allowance allowance(UUID merchant, Instant now) {
        return allowances.of(merchant, book.known(merchant), now);
    }

    private static SubjectKey key(Owned owned) {
        return new SubjectKey(owned.merchant(), owned.subject());
    }
}
