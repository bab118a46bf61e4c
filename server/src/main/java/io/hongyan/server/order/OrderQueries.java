package io.hongyan.server.order;

import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads orders, with people masked. */
public final class OrderQueries {

    private static final String COLUMNS =
            """
            select order_id, shop,
                   coalesce((select s.name from shop s
                              where s.merchant_id = shop_order.merchant_id
                                and s.code = shop_order.shop), shop) as shop_name,
                   number, paid, currency, paid_at, placed_at, promised_ship_by,
                   cancelled_at, type, line_count, province, city, buyer, consignee, member_id,
                   coupons, problem_open, created_at, updated_at
              from shop_order
            """;
    private static final String LIST =
            COLUMNS
                    + """
                     where merchant_id = ?
                       and (?::uuid is null or order_id < ?)
                       and (? = '' or shop = ?)
                       and (? = '' or number = ?)
                       and (? = '' or number >= ? and number < ?)
                       and (? = '' or type = ?)
                       and (?::timestamptz is null or created_at >= ?)
                       and (?::timestamptz is null or created_at < ?)
                       and (not ? or problem_open)
                       and (?::uuid is null or member_id = ?)
                     order by order_id desc
                     limit ?
                    """;
    private static final String BY_NUMBER =
            COLUMNS + " where merchant_id = ? and shop = ? and number = ?";
    private static final String BY_ID = COLUMNS + " where merchant_id = ? and order_id = any(?)";
    private static final String PARCELS =
            """
            select parcel_id, order_id, carrier, number, status, substatus
              from parcel
             where merchant_id = ? and order_id = any(?)
             order by parcel_id
            """;

    private final Vault vault;

    public OrderQueries(Vault vault) {
        this.vault = vault;
    }

    /** Which orders; an empty text and a null mean all. */
    record Filter(
            String shop,
            String number,
            String q,
            String type,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean problem,
            @Nullable UUID member) {}

    /** An order as lists show it. */
    public record OrderRow(
            UUID id,
            String shop,
            String shopName,
            String number,
            long paid,
            String currency,
            Times times,
            String type,
            int lineCount,
            String province,
            String city,
            PersonShown buyer,
            PersonShown consignee,
            @Nullable UUID member,
            List<String> coupons,
            boolean problemOpen,
            List<ParcelOf> parcels) {

        OrderRow with(PersonShown shownBuyer, PersonShown shownConsignee, List<ParcelOf> of) {
            return new OrderRow(
                    id,
                    shop,
                    shopName,
                    number,
                    paid,
                    currency,
                    times,
                    type,
                    lineCount,
                    province,
                    city,
                    shownBuyer,
                    shownConsignee,
                    member,
                    coupons,
                    problemOpen,
                    of);
        }
    }

    /** When what happened to an order. */
    public record Times(
            @Nullable Instant paidAt,
            @Nullable Instant placedAt,
            @Nullable Instant promisedShipBy,
            @Nullable Instant cancelledAt,
            Instant createdAt,
            Instant updatedAt) {}

    /** A person as everybody may see him; the token is what a reveal asks for. */
    public record PersonShown(UUID token, String name, String phone) {}

    /** A parcel of an order. */
    public record ParcelOf(
            UUID id, String carrier, String number, String status, String substatus) {}

    List<OrderRow> list(Connection c, UUID merchant, Filter filter, @Nullable UUID after, int limit)
            throws SQLException {
        var rows =
                Sql.list(
                        c,
                        LIST,
                        OrderQueries::read,
                        merchant,
                        after,
                        after,
                        filter.shop,
                        filter.shop,
                        filter.number,
                        filter.number,
                        filter.q,
                        filter.q,
                        filter.q + "\uffff",
                        filter.type,
                        filter.type,
                        filter.from,
                        filter.from,
                        filter.to,
                        filter.to,
                        filter.problem,
                        filter.member,
                        filter.member,
                        limit);
        return complete(c, merchant, rows);
    }

    Optional<OrderRow> find(Connection c, UUID merchant, String shop, String number)
            throws SQLException {
        var rows = Sql.list(c, BY_NUMBER, OrderQueries::read, merchant, shop, number);
        return complete(c, merchant, rows).stream().findFirst();
    }

    /** Orders by their ids, newest first. */
    public List<OrderRow> byIds(Connection c, UUID merchant, List<UUID> ids) throws SQLException {
        var rows =
                Sql.list(
                        c,
                        BY_ID + " order by order_id desc",
                        OrderQueries::read,
                        merchant,
                        ids.toArray(UUID[]::new));
        return complete(c, merchant, rows);
    }

    private List<OrderRow> complete(Connection c, UUID merchant, List<OrderRow> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return rows;
        }
        var tokens = new HashSet<UUID>();
        rows.forEach(row -> tokens.addAll(List.of(row.buyer.token, row.consignee.token)));
        var people = vault.read(c, merchant, tokens);
        var parcels = parcels(c, merchant, rows);
        return rows.stream()
                .map(row ->
                        row.with(
                                shown(row.buyer.token, people),
                                shown(row.consignee.token, people),
                                parcels.getOrDefault(row.id, List.of())))
                .toList();
    }

    private static PersonShown shown(UUID token, Map<UUID, Person> people) {
        var person = people.get(token);
        if (person == null) {
            return new PersonShown(token, "", "");
        }
        var masked = Person.of(person.name(), "", "").masked();
        return new PersonShown(token, masked, person.maskedPhone());
    }

    private static Map<UUID, List<ParcelOf>> parcels(
            Connection c, UUID merchant, List<OrderRow> rows) throws SQLException {
        var orders = rows.stream().map(OrderRow::id).toArray(UUID[]::new);
        var byOrder = new LinkedHashMap<UUID, List<ParcelOf>>();
        Sql.list(
                c,
                PARCELS,
                row -> {
                    byOrder.computeIfAbsent(Sql.uuid(row, "order_id"), _ -> new ArrayList<>())
                            .add(
                                    new ParcelOf(
                                            Sql.uuid(row, "parcel_id"),
                                            row.getString("carrier"),
                                            row.getString("number"),
                                            row.getString("status"),
                                            row.getString("substatus")));
                    return true;
                },
                merchant,
                orders);
        return byOrder;
    }

    private static OrderRow read(ResultSet row) throws SQLException {
        return new OrderRow(
                Sql.uuid(row, "order_id"),
                row.getString("shop"),
                row.getString("shop_name"),
                row.getString("number"),
                row.getLong("paid"),
                row.getString("currency"),
                new Times(
                        Sql.findInstant(row, "paid_at"),
                        Sql.findInstant(row, "placed_at"),
                        Sql.findInstant(row, "promised_ship_by"),
                        Sql.findInstant(row, "cancelled_at"),
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "updated_at")),
                row.getString("type"),
                row.getInt("line_count"),
                row.getString("province"),
                row.getString("city"),
                new PersonShown(Sql.uuid(row, "buyer"), "", ""),
                new PersonShown(Sql.uuid(row, "consignee"), "", ""),
                Sql.findUuid(row, "member_id"),
                List.of((String[]) row.getArray("coupons").getArray()),
                row.getBoolean("problem_open"),
                List.of());
    }
}
