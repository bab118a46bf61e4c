package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Report;
import io.hongyan.core.tracking.TrackingEvent;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.StreamNotice;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * Decides about a batch of parcels inside one transaction: loads them under their locks, lets the
 * core fold what was heard, lets the flows answer, and writes with one statement a table.
 */
public final class ParcelDecider {

    private final Function<Report, TrackingEvent> reader;
    private final LaneAllowances allowances;
    private final ParcelConsequences consequences;
    private final Vault vault;
    private final Ids ids;

    public ParcelDecider(
            Function<Report, TrackingEvent> reader,
            LaneAllowances allowances,
            ParcelConsequences consequences,
            Vault vault,
            Ids ids) {
        this.reader = reader;
        this.allowances = allowances;
        this.consequences = consequences;
        this.vault = vault;
        this.ids = ids;
    }

    /**
     * Decides about all of {@code looks}; the transaction names their merchants already.
     *
     * @param now world time of arrival; a look at a due moment decides as of that moment
     * @return the keys that somebody else holds: nothing of theirs was done
     */
    public Set<ParcelKey> decide(Connection c, List<Look> looks, Instant now) throws SQLException {
        var byKey = new LinkedHashMap<ParcelKey, List<Look>>();
        for (var look : looks) {
            byKey.computeIfAbsent(look.key(), _ -> new ArrayList<>()).add(look);
        }
        var held = lock(c, byKey, now);
        var allowed = allowances.load(c, held.values());
        var decided = new ArrayList<Decided>();
        for (var entry : byKey.entrySet()) {
            var record = held.get(entry.getKey());
            if (record != null) {
                var lane = allowed.apply(record);
                decided.add(new ParcelLook(record, reader, lane, now).decide(entry.getValue()));
            }
        }
        write(c, decided, now);
        setTimers(c, decided, consequences.draw(c, decided, now));
        var deferred = new HashSet<>(byKey.keySet());
        deferred.removeAll(held.keySet());
        return deferred;
    }

    private Map<ParcelKey, ParcelRecord> lock(
            Connection c, Map<ParcelKey, List<Look>> looks, Instant now) throws SQLException {
        var keys = List.copyOf(new TreeSet<>(looks.keySet()));
        var held = new HashMap<>(ParcelStore.lock(c, keys));
        var fresh = new ArrayList<ParcelRecord>();
        for (var key : keys) {
            if (!held.containsKey(key) && mayCreate(looks.get(key))) {
                fresh.add(ParcelRecord.fresh(key, ids.next(), now));
            }
        }
        for (var added : ParcelStore.add(c, fresh)) {
            held.put(added.key(), added);
        }
        return held;
    }

    /** A timer or a signal never makes a parcel; a report or an order does. */
    private static boolean mayCreate(@org.jspecify.annotations.Nullable Collection<Look> looks) {
        return looks != null
                && looks.stream().anyMatch(look -> look.due() == null && look.news().isEmpty());
    }

    private void write(Connection c, List<Decided> decided, Instant now) throws SQLException {
        var saved = new ArrayList<ParcelRecord>();
        var history = new ArrayList<TrackingWrites.HistoryRow>();
        var milestones = new ArrayList<TrackingWrites.MilestoneRow>();
        var opened = new ArrayList<TrackingWrites.AnomalyRow>();
        var closed = new ArrayList<TrackingWrites.AnomalyRow>();
        for (var one : decided) {
            if (one.isChanged()) {
                saved.add(one.after());
                StreamNotice.changed(
                        c, one.after().key().merchant(), "parcel.changed", one.after().id());
            }
            addHistory(one, now, history);
            var merchant = one.after().key().merchant();
            var id = one.after().id();
            for (var reached : one.reached()) {
                milestones.add(new TrackingWrites.MilestoneRow(merchant, id, reached, now));
            }
            for (var anomaly : one.change().opened()) {
                opened.add(
                        new TrackingWrites.AnomalyRow(
                                merchant, id, anomaly.anomaly(), anomaly.late(), now));
            }
            for (var anomaly : one.change().closed()) {
                closed.add(new TrackingWrites.AnomalyRow(merchant, id, anomaly, false, null));
            }
        }
        ParcelStore.save(c, saved);
        TrackingWrites.addHistory(c, history);
        TrackingWrites.addMilestones(c, milestones);
        TrackingWrites.openAnomalies(c, opened);
        TrackingWrites.closeAnomalies(c, closed);
        ParcelRowStore.save(c, decided.stream().filter(Decided::isListChanged).toList(), now);
    }

    private static void setTimers(Connection c, List<Decided> decided, Map<UUID, Instant> flowWaits)
            throws SQLException {
        var earlier = new ArrayList<TimerStore.Timer>();
        var again = new ArrayList<TimerStore.Timer>();
        var over = new ArrayList<TimerStore.Timer>();
        for (var one : decided) {
            var timer = one.timerWith(flowWaits.get(one.after().id())).orElse(null);
            var due = one.due();
            if (timer != null) {
                (due == null ? earlier : again).add(timer);
            } else if (due != null) {
                var merchant = one.after().key().merchant();
                over.add(new TimerStore.Timer(merchant, "PARCEL", one.after().id(), due));
            }
        }
        TimerStore.set(c, earlier);
        TimerStore.reset(c, again);
        TimerStore.drop(c, over);
    }

    private void addHistory(Decided one, Instant now, List<TrackingWrites.HistoryRow> history) {
        var key = one.after().key();
        for (var added : one.added()) {
            var report = added.heard().report();
            history.add(
                    new TrackingWrites.HistoryRow(
                            key.merchant(),
                            one.after().id(),
                            key.carrier(),
                            added.heard(),
                            now,
                            added.event(),
                            vault.seal(key.merchant(), SealedWords.write(report))));
        }
    }
}
