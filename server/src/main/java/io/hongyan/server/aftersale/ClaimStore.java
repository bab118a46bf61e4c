package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.ClaimReason;
import io.hongyan.core.aftersale.ClaimState;
import io.hongyan.core.aftersale.Degree;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code case_} and {@code case_log}. */
final class ClaimStore {

    static final String TYPE = "CLAIM";

    private ClaimStore() {}

    /** What a list is asked for; null or nothing for anything. */
    record Filter(
            Set<String> states,
            String reason,
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID member) {}

    /** One line of a case's log. */
    record Entry(int no, Instant at, String from, String to, String actor, String text) {}

    /** False when there is one with this key, or one that stands for this parcel and reason. */
    static boolean add(Connection c, Claim claim) throws SQLException {
        return Sql.update(
                        c,
                        """
                        insert into case_ (merchant_id, case_id, type, key, parcel_id, order_id,
                                           member_id, reason, degree, state, amount, currency,
                                           at_most, approve_above, facts, calculation, clocks,
                                           receipt, caused_by, opened_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb,
                                ?::jsonb, ?::jsonb, ?, ?, ?)
                            on conflict do nothing
                        """,
                        claim.merchant(),
                        claim.id(),
                        TYPE,
                        claim.key(),
                        claim.about().parcel(),
                        claim.about().order(),
                        claim.about().member(),
                        claim.reason().name(),
                        name(claim.degree()),
                        claim.state().wireName(),
                        claim.amount(),
                        claim.currency(),
                        claim.limits().atMost(),
                        claim.limits().approveAbove(),
                        claim.facts(),
                        claim.calculation(),
                        claim.clocks(),
                        claim.receipt(),
                        claim.causedBy(),
                        claim.times().openedAt(),
                        claim.times().updatedAt())
                == 1;
    }

    static void save(Connection c, Claim claim) throws SQLException {
        Sql.update(
                c,
                """
                update case_
                   set degree = ?, state = ?, amount = ?, calculation = ?::jsonb, clocks = ?::jsonb,
                       why = ?, decided_at = ?, paid_at = ?, updated_at = ?
                 where merchant_id = ? and case_id = ?
                """,
                name(claim.degree()),
                claim.state().wireName(),
                claim.amount(),
                claim.calculation(),
                claim.clocks(),
                claim.why(),
                claim.times().decidedAt(),
                claim.times().paidAt(),
                claim.times().updatedAt(),
                claim.merchant(),
                claim.id());
    }

    static Optional<Claim> find(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(
                c,
                "select * from case_ where merchant_id = ? and case_id = ?",
                ClaimStore::claim,
                merchant,
                id);
    }

    static Optional<Claim> lock(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(
                c,
                "select * from case_ where merchant_id = ? and case_id = ? for update",
                ClaimStore::claim,
                merchant,
                id);
    }

    /** The claim with this key, else the latest for this parcel and reason that stands or stood. */
    static Optional<Claim> findSame(
            Connection c, UUID merchant, String key, @Nullable UUID parcel, ClaimReason reason)
            throws SQLException {
        return Sql.find(
                c,
                """
                select * from case_
                 where merchant_id = ?
                   and (key = ?
                        or (parcel_id = ? and type = 'CLAIM' and reason = ?
                            and state <> 'cancelled'))
                 order by (key = ?) desc, case_id desc
                 limit 1
                """,
                ClaimStore::claim,
                merchant,
                key,
                parcel,
                reason.name(),
                key);
    }

    /** What claims of an order have bound or paid, in minor units. */
    static long granted(Connection c, UUID merchant, UUID order, @Nullable UUID without)
            throws SQLException {
        return Sql.number(
                c,
                """
                select coalesce(sum(amount), 0) from case_
                 where merchant_id = ? and order_id = ? and type = 'CLAIM'
                   and state not in ('refused', 'cancelled')
                   and (?::uuid is null or case_id <> ?)
                """,
                merchant,
                order,
                without,
                without);
    }

    /** Newest first. */
    static List<Claim> list(
            Connection c, UUID merchant, Filter filter, @Nullable UUID after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                """
                select * from case_
                 where merchant_id = ? and (cardinality(?::text[]) = 0 or state = any(?))
                   and (? = '' or reason = ?)
                   and (?::uuid is null or parcel_id = ?)
                   and (?::uuid is null or order_id = ?)
                   and (?::uuid is null or member_id = ?)
                   and (?::uuid is null or case_id < ?)
                 order by case_id desc
                 limit ?
                """,
                ClaimStore::claim,
                merchant,
                filter.states.toArray(String[]::new),
                filter.states.toArray(String[]::new),
                filter.reason,
                filter.reason,
                filter.parcel,
                filter.parcel,
                filter.order,
                filter.order,
                filter.member,
                filter.member,
                after,
                after,
                limit);
    }

    /** The case is locked by whoever writes in its log. */
    static void log(Connection c, Claim claim, Entry entry) throws SQLException {
        Sql.update(
                c,
                """
                insert into case_log (merchant_id, case_id, no, at, from_state, to_state, actor,
                                      text)
                select ?, ?, 1 + coalesce(max(no), 0), ?, ?, ?, ?, ?
                  from case_log where merchant_id = ? and case_id = ?
                """,
                claim.merchant(),
                claim.id(),
                entry.at,
                entry.from,
                entry.to,
                entry.actor,
                entry.text,
                claim.merchant(),
                claim.id());
    }

    static List<Entry> log(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.list(
                c,
                "select * from case_log where merchant_id = ? and case_id = ? order by no",
                row ->
                        new Entry(
                                row.getInt("no"),
                                Sql.instant(row, "at"),
                                row.getString("from_state"),
                                row.getString("to_state"),
                                row.getString("actor"),
                                row.getString("text")),
                merchant,
                id);
    }

    private static @Nullable String name(@Nullable Degree degree) {
        return degree == null ? null : degree.name();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                Sql.uuid(row, "merchant_id"),
                Sql.uuid(row, "case_id"),
                row.getString("key"),
                new Claim.About(
                        Sql.findUuid(row, "parcel_id"),
                        Sql.findUuid(row, "order_id"),
                        Sql.findUuid(row, "member_id")),
                ClaimReason.valueOf(row.getString("reason")),
                degree(row),
                ClaimState.find(row.getString("state")).orElseThrow(),
                Sql.findLong(row, "amount"),
                row.getString("currency"),
                new Claim.Limits(Sql.findLong(row, "at_most"), Sql.findLong(row, "approve_above")),
                row.getString("facts"),
                row.getString("calculation"),
                row.getString("clocks"),
                row.getString("receipt"),
                row.getString("caused_by"),
                row.getString("why"),
                new Claim.Times(
                        Sql.instant(row, "opened_at"),
                        Sql.findInstant(row, "decided_at"),
                        Sql.findInstant(row, "paid_at"),
                        Sql.instant(row, "updated_at")));
    }

    private static @Nullable Degree degree(ResultSet row) throws SQLException {
        var name = row.getString("degree");
        return name == null ? null : Degree.valueOf(name);
    }
}
