package io.hongyan.server.loyalty;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code coupon}, {@code coupon_request} and {@code coupon_event}. */
final class CouponStore {

    private CouponStore() {}

    /** One coupon. */
    record Coupon(
            UUID id,
            String batch,
            @Nullable UUID member,
            String key,
            String code,
            long face,
            String currency,
            long minSpend,
            String state,
            Instant validFrom,
            Instant validTo,
            @Nullable UUID usedBy) {}

    /** A request and its answer. */
    record Known(String hash, @Nullable String refused, @Nullable UUID coupon) {}

    /** A batch as its coupons stand. */
    record Sum(String state, long coupons, long money) {}

    static long ofMember(Connection c, UUID merchant, String batch, @Nullable UUID member)
            throws SQLException {
        return member == null
                ? 0
                : Sql.number(
                        c,
                        """
                        select count(*) from coupon
                         where merchant_id = ? and batch = ? and member_id = ?
                           and state not in ('failed', 'revoked')
                        """,
                        merchant,
                        batch,
                        member);
    }

    static long ofDay(Connection c, UUID merchant, String batch, LocalDate day)
            throws SQLException {
        return Sql.number(
                c,
                """
                select count(*) from coupon
                 where merchant_id = ? and batch = ? and reserved_on = ? and state <> 'failed'
                """,
                merchant,
                batch,
                day);
    }

    static Optional<Known> findRequest(Connection c, UUID merchant, String key)
            throws SQLException {
        return Sql.find(
                c,
                """
                select request_hash, refused, coupon_id from coupon_request
                 where merchant_id = ? and key = ?
                """,
                CouponStore::known,
                merchant,
                key);
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(row.getString(1), refused(row), Sql.findUuid(row, "coupon_id"));
    }

    private static @Nullable String refused(ResultSet row) throws SQLException {
        return row.getString("refused");
    }

    static void answer(Connection c, UUID merchant, String key, Known known, Instant now)
            throws SQLException {
        Sql.update(
                c,
                """
                insert into coupon_request (merchant_id, key, request_hash, refused, coupon_id, at)
                values (?, ?, ?, ?, ?, ?)
                """,
                merchant,
                key,
                known.hash,
                known.refused,
                known.coupon,
                now);
    }

    static void add(Connection c, UUID merchant, Coupon coupon, LocalDate day, Cause cause)
            throws SQLException {
        Sql.update(
                c,
                """
                insert into coupon (merchant_id, coupon_id, batch, member_id, key, code, face,
                                    currency, min_spend, state, reserved_on, valid_from, valid_to,
                                    parcel_id, cause)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                merchant,
                coupon.id,
                coupon.batch,
                coupon.member,
                coupon.key,
                coupon.code,
                coupon.face,
                coupon.currency,
                coupon.minSpend,
                coupon.state,
                day,
                coupon.validFrom,
                coupon.validTo,
                cause.parcel,
                cause.text);
    }

    /** What a coupon is given for. */
    record Cause(@Nullable UUID parcel, String text) {}

    static Optional<Coupon> find(Connection c, UUID merchant, UUID coupon) throws SQLException {
        return Sql.find(
                c,
                "select * from coupon where merchant_id = ? and coupon_id = ?",
                CouponStore::coupon,
                merchant,
                coupon);
    }

    static Optional<Coupon> lock(Connection c, UUID merchant, UUID coupon) throws SQLException {
        return Sql.find(
                c,
                "select * from coupon where merchant_id = ? and coupon_id = ? for update",
                CouponStore::coupon,
                merchant,
                coupon);
    }

    /** The coupons with these codes, and those that the order has used: in one order, locked. */
    static List<Coupon> lockOfOrder(Connection c, UUID merchant, UUID order, String[] codes)
            throws SQLException {
        return Sql.list(
                c,
                """
                select * from coupon
                 where merchant_id = ? and (code = any(?) or used_by = ?)
                 order by coupon_id
                   for update
                """,
                CouponStore::coupon,
                merchant,
                codes,
                order);
    }

    static void setState(Connection c, UUID merchant, Coupon coupon, String state, Instant validTo)
            throws SQLException {
        Sql.update(
                c,
                """
                update coupon
                   set state = ?, valid_to = ?, used_by = null, used_value = null, used_at = null
                 where merchant_id = ? and coupon_id = ?
                """,
                state,
                validTo,
                merchant,
                coupon.id);
    }

    static void use(Connection c, UUID merchant, UUID coupon, Use use) throws SQLException {
        Sql.update(
                c,
                """
                update coupon set state = 'used', used_by = ?, used_value = ?, used_at = ?
                 where merchant_id = ? and coupon_id = ?
                """,
                use.order,
                use.value,
                use.at,
                merchant,
                coupon);
    }

    /** What an order made of a coupon. */
    record Use(UUID order, long value, Instant at) {}

    static void note(Connection c, UUID merchant, Coupon coupon, Event event) throws SQLException {
        Sql.update(
                c,
                """
                insert into coupon_event (merchant_id, event_id, coupon_id, batch, type, face,
                                          order_id, reason, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                merchant,
                event.id,
                coupon.id,
                coupon.batch,
                event.type,
                coupon.face,
                event.order,
                event.reason,
                event.at);
    }

    /** What happened to a coupon. */
    record Event(UUID id, String type, @Nullable UUID order, String reason, Instant at) {}

    static List<Coupon> ofMember(Connection c, Account account) throws SQLException {
        return Sql.list(
                c,
                """
                select * from coupon where merchant_id = ? and member_id = ?
                 order by coupon_id desc limit 200
                """,
                CouponStore::coupon,
                account.merchant(),
                account.member());
    }

    /** Which coupons; null for any. */
    record Filter(
            @Nullable String batch,
            @Nullable String state,
            @Nullable UUID member,
            @Nullable String code) {}

    /** Newest first. */
    static List<Coupon> list(
            Connection c, UUID merchant, Filter filter, @Nullable UUID after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                """
                select * from coupon
                 where merchant_id = ? and (?::text is null or batch = ?)
                   and (?::text is null or state = ?)
                   and (?::uuid is null or member_id = ?)
                   and (?::text is null or code = ?)
                   and (?::uuid is null or coupon_id < ?)
                 order by coupon_id desc
                 limit ?
                """,
                CouponStore::coupon,
                merchant,
                filter.batch,
                filter.batch,
                filter.state,
                filter.state,
                filter.member,
                filter.member,
                filter.code,
                filter.code,
                after,
                after,
                limit);
    }

    static List<Sum> sums(Connection c, UUID merchant, String batch) throws SQLException {
        return Sql.list(
                c,
                """
                select state, count(*), sum(face) from coupon
                 where merchant_id = ? and batch = ?
                 group by state order by state
                """,
                row -> new Sum(row.getString(1), row.getLong(2), row.getLong(3)),
                merchant,
                batch);
    }

    static Optional<Coupon> latestOfParcel(Connection c, UUID merchant, UUID parcel)
            throws SQLException {
        return Sql.find(
                c,
                """
                select * from coupon where merchant_id = ? and parcel_id = ?
                 order by coupon_id desc limit 1
                """,
                CouponStore::coupon,
                merchant,
                parcel);
    }

    private static Coupon coupon(ResultSet row) throws SQLException {
        return new Coupon(
                Sql.uuid(row, "coupon_id"),
                row.getString("batch"),
                Sql.findUuid(row, "member_id"),
                row.getString("key"),
                row.getString("code"),
                row.getLong("face"),
                row.getString("currency"),
                row.getLong("min_spend"),
                row.getString("state"),
                Sql.instant(row, "valid_from"),
                Sql.instant(row, "valid_to"),
                Sql.findUuid(row, "used_by"));
    }
}
