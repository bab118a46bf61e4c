package io.hongyan.server.loyalty;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code member} and {@code member_version}. */
final class MemberStore {

    private static final String COLUMNS =
            """
            merchant_id, member_id, shop, person, tier, tier_rank, tier_until, orders, spend_365,
            on_time_month, on_time_month_of, points, points_pending, points_debt, marketing,
            version, created_at
            """;

    private static final String INSERT =
            """
            insert into member (merchant_id, member_id, shop, buyer_ref, person, created_at)
            values (?, ?, ?, ?, ?, ?)
                on conflict (merchant_id, shop, buyer_ref) do nothing
            """;

    private static final String FIND_REF =
            """
            select member_id from member
             where merchant_id = ? and shop is not distinct from ? and buyer_ref = ?
            """;

    private static final String SAVE =
            """
            update member
               set tier = ?, tier_rank = ?, tier_until = ?, orders = ?, spend_365 = ?,
                   on_time_month = ?, on_time_month_of = ?, points = ?, points_pending = ?,
                   points_debt = ?, marketing = ?, version = version + 1
             where merchant_id = ? and member_id = ?
            """;

    private static final String KEEP_VERSION =
            """
            insert into member_version (merchant_id, member_id, version, at, tier, orders,
                                        spend_365, on_time_month, on_time_month_of, points,
                                        marketing)
            select merchant_id, member_id, version, ?, tier, orders, spend_365, on_time_month,
                   on_time_month_of, points, marketing
              from member
             where merchant_id = ? and member_id = ?
            """;

    private MemberStore() {}

    /** The member with this reference; made if there is none. */
    static UUID findOrMake(Connection c, UUID merchant, Made made, Instant now)
            throws SQLException {
        var known = find(c, merchant, made);
        if (known.isPresent()) {
            return known.get();
        }
        var inserted =
                Sql.update(c, INSERT, merchant, made.id, made.shop, made.ref, made.person, now);
        if (inserted == 1) {
            Sql.update(c, KEEP_VERSION, now, merchant, made.id);
            return made.id;
        }
        return find(c, merchant, made)
                .orElseThrow(() -> new IllegalStateException("the member is gone again"));
    }

    /** A member to be: the id he gets if he is new. */
    record Made(UUID id, @Nullable String shop, String ref, @Nullable UUID person) {}

    private static Optional<UUID> find(Connection c, UUID merchant, Made made) throws SQLException {
        return Sql.find(
                c, FIND_REF, row -> Sql.uuid(row, "member_id"), merchant, made.shop, made.ref);
    }

    static Optional<MemberRow> find(Connection c, UUID merchant, UUID member) throws SQLException {
        return Sql.find(
                c,
                "select " + COLUMNS + " from member where merchant_id = ? and member_id = ?",
                MemberStore::row,
                merchant,
                member);
    }

    /** Everything about a member is decided while this lock is held. */
    static Optional<MemberRow> lock(Connection c, UUID merchant, UUID member) throws SQLException {
        return Sql.find(
                c,
                "select "
                        + COLUMNS
                        + " from member where merchant_id = ? and member_id = ?"
                        + " for no key update",
                MemberStore::row,
                merchant,
                member);
    }

    static void save(Connection c, MemberRow row, Instant now) throws SQLException {
        Sql.update(
                c,
                SAVE,
                row.standing().tier(),
                row.standing().rank(),
                row.standing().until(),
                row.counts().orders(),
                row.counts().spend365(),
                row.counts().onTime(),
                row.counts().onTimeMonthOf(),
                row.balance().available(),
                row.balance().pending(),
                row.balance().debt(),
                row.marketing(),
                row.merchant(),
                row.id());
        Sql.update(c, KEEP_VERSION, now, row.merchant(), row.id());
    }

    /** Newest first. */
    static List<MemberRow> list(
            Connection c, UUID merchant, @Nullable String tier, @Nullable UUID after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                "select "
                        + COLUMNS
                        + """
                        from member
                        where merchant_id = ? and (?::text is null or tier = ?)
                          and (?::uuid is null or member_id < ?)
                        order by member_id desc
                        limit ?
                        """,
                MemberStore::row,
                merchant,
                tier,
                tier,
                after,
                after,
                limit);
    }

    /** When each of them last ordered. */
    static Map<UUID, Instant> lastOrders(Connection c, UUID merchant, List<MemberRow> rows)
            throws SQLException {
        var last = new HashMap<UUID, Instant>();
        Sql.list(
                c,
                """
                select member_id, max(coalesce(paid_at, created_at)) as at
                  from shop_order
                 where merchant_id = ? and member_id = any(?)
                 group by member_id
                """,
                row -> last.put(Sql.uuid(row, "member_id"), Sql.instant(row, "at")) == null,
                merchant,
                rows.stream().map(MemberRow::id).toArray(UUID[]::new));
        return last;
    }

    static List<MemberRow> ofPersons(Connection c, UUID merchant, UUID[] persons)
            throws SQLException {
        return Sql.list(
                c,
                "select " + COLUMNS + " from member where merchant_id = ? and person = any(?)",
                MemberStore::row,
                merchant,
                persons);
    }

    private static MemberRow row(ResultSet row) throws SQLException {
        return new MemberRow(
                Sql.uuid(row, "merchant_id"),
                Sql.uuid(row, "member_id"),
                row.getString("shop"),
                Sql.findUuid(row, "person"),
                new MemberRow.Standing(
                        row.getString("tier"),
                        row.getInt("tier_rank"),
                        Sql.findInstant(row, "tier_until")),
                new MemberRow.Counts(
                        row.getInt("orders"),
                        row.getLong("spend_365"),
                        row.getInt("on_time_month"),
                        row.getString("on_time_month_of")),
                new MemberRow.Balance(
                        row.getLong("points"),
                        row.getLong("points_pending"),
                        row.getLong("points_debt")),
                row.getBoolean("marketing"),
                row.getInt("version"),
                Sql.instant(row, "created_at"));
    }
}
