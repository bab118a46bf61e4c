package io.hongyan.server.tracking;

import io.hongyan.core.action.Subject;
import io.hongyan.core.flow.Run;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.core.tracking.Report;
import io.hongyan.server.flow.FlowSubjectStore;
import io.hongyan.server.flow.SubjectKey;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two rows that were one parcel all along: everything of the one goes over to the other. */
final class ParcelMerge {

    private static final String HISTORY =
            """
            select scan_id, source, code, at, sealed
              from parcel_history
             where merchant_id = ? and parcel_id = ?
            """;

    /** What the kept one would send twice is not sent; what has been done stays what it was. */
    private static final String CANCEL_DOUBLES =
            """
            update action a
               set state = 'cancelled', reason = 'carrier-corrected: the other parcel sends it',
                   done_at = ?,
                   lease_until = null, lease_node = null
             where a.merchant_id = ? and a.subject_id = ? and a.state = 'waiting'
               and not a.in_doubt
               and (a.kind in ('pull', 'subscribe')
                    or exists (select 1
                                 from action k
                                where k.merchant_id = a.merchant_id and k.subject_id = ?
                                  and k.kind = a.kind and k.state in ('waiting', 'done')
                                  and k.guard ->> 'purpose' = a.guard ->> 'purpose'
                                  and a.kind = 'message'))
            """;

    /** Tables whose rows say which parcel they are about, and what of it may stand only once. */
    private static final List<String> MOVES =
            List.of(
                    """
                    update parcel_history h set parcel_id = $2
                     where merchant_id = $1 and parcel_id = $3
                       and not exists (select 1 from parcel_history k
                                        where k.merchant_id = $1 and k.parcel_id = $2
                                          and k.scan_id = h.scan_id)
                    """,
                    """
                    update milestone m set parcel_id = $2
                     where merchant_id = $1 and parcel_id = $3
                       and not exists (select 1 from milestone k
                                        where k.merchant_id = $1 and k.parcel_id = $2
                                          and k.kind = m.kind and k.occurrence = m.occurrence)
                    """,
                    """
                    update action a set subject_id = $2
                     where merchant_id = $1 and subject_id = $3 and subject_kind = 'parcel'
                       and (state <> 'waiting' or lease_until is null)
                       and not exists (select 1 from action k
                                        where k.merchant_id = $1 and k.subject_id = $2
                                          and k.key = a.key)
                    """,
                    "update action set parcel_id = $2 where merchant_id = $1 and parcel_id = $3",
                    "update message set parcel_id = $2 where merchant_id = $1 and parcel_id = $3",
                    "update ticket set parcel_id = $2 where merchant_id = $1 and parcel_id = $3",
                    "update approval set parcel_id = $2 where merchant_id = $1 and parcel_id = $3",
                    "update recovery set parcel_id = $2 where merchant_id = $1 and parcel_id = $3",
                    "update coupon set parcel_id = $2 where merchant_id = $1 and parcel_id = $3",
                    """
                    update case_ a set parcel_id = $2
                     where merchant_id = $1 and parcel_id = $3
                       and not exists (select 1 from case_ k
                                        where k.merchant_id = $1 and k.parcel_id = $2
                                          and k.type = a.type and k.reason = a.reason
                                          and k.state not in ('cancelled', 'refused'))
                    """,
                    """
                    update watch w set parcel_id = $2
                     where merchant_id = $1 and parcel_id = $3
                       and not exists (select 1 from watch k
                                        where k.merchant_id = $1 and k.parcel_id = $2
                                          and k.connection_id = w.connection_id)
                    """,
                    "update unmapped set last_parcel = $2"
                            + " where merchant_id = $1 and last_parcel = $3");

    /** What the kept parcel's own rows say already, or what is decided anew. */
    private static final List<String> GOES =
            List.of(
                    "parcel_history",
                    "milestone",
                    "anomaly",
                    "watch",
                    "on_time_parcel",
                    "transit_time",
                    "parcel_row",
                    "parcel");

    private final Vault vault;

    ParcelMerge(Vault vault) {
        this.vault = vault;
    }

    /** Both rows, locked in the order of their keys as everywhere; waits for whoever holds one. */
    static Map<ParcelKey, ParcelRecord> lock(Connection c, ParcelKey one, ParcelKey other)
            throws SQLException {
        var found = new HashMap<ParcelKey, ParcelRecord>();
        for (var key : one.compareTo(other) <= 0 ? List.of(one, other) : List.of(other, one)) {
            found.putAll(ParcelStore.wait(c, key));
        }
        return found;
    }

    /** All that this parcel was told, with the identities that its reports have. */
    List<Heard> history(Connection c, ParcelRecord parcel) throws SQLException {
        return Sql.list(c, HISTORY, row -> heard(row, parcel), merchant(parcel), parcel.id());
    }

    private Heard heard(ResultSet row, ParcelRecord parcel) throws SQLException {
        var codes =
                new Report(
                        row.getString("source"),
                        Sql.instant(row, "at"),
                        row.getString("code"),
                        "",
                        "");
        var words = vault.open(merchant(parcel), row.getBytes("sealed"));
        return new Heard(row.getLong("scan_id"), SealedWords.read(codes, words));
    }

    /** Takes everything over and removes the lost one. */
    void move(Connection c, ParcelRecord lost, ParcelRecord kept, Instant now) throws SQLException {
        var merchant = merchant(lost);
        Sql.update(c, CANCEL_DOUBLES, now, merchant, lost.id(), kept.id());
        joinFlows(c, lost, kept);
        for (var move : MOVES) {
            run(c, move, merchant, kept.id(), lost.id());
        }
        for (var table : GOES) {
            var delete = "delete from " + table + " where merchant_id = ? and parcel_id = ?";
            Sql.update(c, delete, merchant, lost.id());
        }
        Sql.update(
                c,
                "delete from timer where merchant_id = ? and subject_id = ?",
                merchant,
                lost.id());
    }

    /** Places {@code $1} to {@code $3} are merchant, kept and lost, wherever they stand. */
    private static void run(Connection c, String sql, UUID merchant, UUID kept, UUID lost)
            throws SQLException {
        var values = new ArrayList<Object>();
        for (int at = sql.indexOf('$'); at >= 0; at = sql.indexOf('$', at + 1)) {
            values.add(
                    switch (sql.charAt(at + 1)) {
                        case '1' -> merchant;
                        case '2' -> kept;
                        default -> lost;
                    });
        }
        Sql.update(c, sql.replaceAll("\\$[123]", "?"), values.toArray());
    }

    /** What flows have fired or sent for one of them is fired and sent for both. */
    private static void joinFlows(Connection c, ParcelRecord lost, ParcelRecord kept)
            throws SQLException {
        var from = new SubjectKey(merchant(lost), Subject.parcel(lost.id()));
        var to = new SubjectKey(merchant(kept), Subject.parcel(kept.id()));
        var states = FlowSubjectStore.load(c, List.of(from, to));
        var ended = states.get(from);
        if (ended == null) {
            return;
        }
        var going = states.getOrDefault(to, SubjectState.EMPTY);
        FlowSubjectStore.save(c, Map.of(to, joined(going, ended), from, SubjectState.EMPTY));
    }

    static SubjectState joined(SubjectState going, SubjectState ended) {
        var fired = new HashMap<>(ended.fired());
        fired.putAll(going.fired());
        var sent = new HashMap<>(ended.sent());
        sent.putAll(going.sent());
        var tags = new HashSet<>(ended.tags());
        tags.addAll(going.tags());
        var runs = new ArrayList<Run>(going.runs());
        ended.runs().stream()
                .filter(run -> !going.fired().containsKey(run.flow()))
                .forEach(runs::add);
        return new SubjectState(fired, runs, sent, tags);
    }

    private static UUID merchant(ParcelRecord parcel) {
        return parcel.key().merchant();
    }
}
