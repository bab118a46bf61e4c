package io.hongyan.server.insight;

import io.hongyan.server.order.OrderQueries;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One search for everything: numbers by their beginning while somebody types; people only when he
 * asks for them, whole, by keyed hash.
 */
@RestController
final class SearchApi {

    private static final int MOST = 8;
    private static final int LONGEST = 64;

    private static final String PARCELS =
            """
            select parcel_id, carrier, number, status, order_number
              from parcel_row
             where merchant_id = ? and number >= ? and number < ?
             order by number
             limit ?
            """;
    private static final String ORDERS =
            """
            select order_id
              from shop_order
             where merchant_id = ? and number >= ? and number < ?
             order by number
             limit ?
            """;
    private static final String ORDERS_OF_PEOPLE =
            """
            select order_id
              from shop_order
             where merchant_id = ? and (buyer = any(?) or consignee = any(?))
             order by order_id desc
             limit ?
            """;

    private final Database database;
    private final Vault vault;
    private final OrderQueries orders;

    SearchApi(Database database, Vault vault, OrderQueries orders) {
        this.database = database;
        this.vault = vault;
        this.orders = orders;
    }

    record Found(List<Group> groups) {}

    /** What was found of one kind: parcel or order. */
    record Group(String kind, List<Item> items) {}

    /**
     * Something found.
     *
     * @param path where the console shows it; null where it has no page
     */
    record Item(UUID id, String title, String hint, @Nullable String path) {}

    @GetMapping("/api/v1/search")
    @Allowed
    Found search(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean people) {
        var words = q.strip();
        if (words.isEmpty() || words.length() > LONGEST || words.indexOf('\0') >= 0) {
            return new Found(List.of());
        }
        // Names and phones lead only those to people who look after them.
        var mayAskForPeople = caller.may(Role.OPERATOR, Role.SERVICE, Role.WAREHOUSE);
        return database.transact(
                caller.merchant(),
                c -> search(c, caller.merchant(), words, people && mayAskForPeople));
    }

    private Found search(Connection c, UUID merchant, String words, boolean people)
            throws SQLException {
        var groups = new ArrayList<Group>();
        groups.add(new Group("parcel", parcels(c, merchant, words.toUpperCase(Locale.ROOT))));
        var found = new LinkedHashSet<UUID>(byNumber(c, merchant, words));
        if (people) {
            found.addAll(byPerson(c, merchant, words));
        }
        groups.add(new Group("order", items(c, merchant, List.copyOf(found))));
        return new Found(groups.stream().filter(group -> !group.items.isEmpty()).toList());
    }

    private static List<Item> parcels(Connection c, UUID merchant, String beginning)
            throws SQLException {
        return Sql.list(
                c,
                PARCELS,
                row ->
                        new Item(
                                Sql.uuid(row, "parcel_id"),
                                row.getString("number"),
                                row.getString("carrier") + " " + row.getString("status"),
                                "/parcels/" + Sql.uuid(row, "parcel_id")),
                merchant,
                beginning,
                endOf(beginning),
                MOST);
    }

    private static List<UUID> byNumber(Connection c, UUID merchant, String beginning)
            throws SQLException {
        return Sql.list(
                c,
                ORDERS,
                row -> Sql.uuid(row, "order_id"),
                merchant,
                beginning,
                endOf(beginning),
                MOST);
    }

    /** The end of the range of all that begins so, in the byte order of collation C. */
    private static String endOf(String beginning) {
        return beginning + "\uffff";
    }

    private List<UUID> byPerson(Connection c, UUID merchant, String words) throws SQLException {
        var persons = persons(c, merchant, words);
        if (persons.isEmpty()) {
            return List.of();
        }
        var tokens = persons.toArray(UUID[]::new);
        return Sql.list(
                c,
                ORDERS_OF_PEOPLE,
                row -> Sql.uuid(row, "order_id"),
                merchant,
                tokens,
                tokens,
                MOST);
    }

    private List<UUID> persons(Connection c, UUID merchant, String words) throws SQLException {
        var digits = words.replaceAll("[\\s+()-]", "");
        if (digits.matches("[0-9]{4}")) {
            return persons(c, merchant, "phone4_hash", vault.phone4Hash(merchant, digits));
        }
        if (digits.matches("[0-9]{7,15}")) {
            return persons(c, merchant, "phone_hash", vault.phoneHash(merchant, digits));
        }
        return persons(c, merchant, "name_hash", vault.nameHash(merchant, words));
    }

    private static List<UUID> persons(
            Connection c, UUID merchant, String column, Optional<byte[]> hash) throws SQLException {
        if (hash.isEmpty()) {
            return List.of();
        }
        return Sql.list(
                c,
                "select person_id from person where merchant_id = ? and "
                        + column
                        + " = ? order by person_id desc limit 100",
                row -> Sql.uuid(row, "person_id"),
                merchant,
                hash.get());
    }

    private List<Item> items(Connection c, UUID merchant, List<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        return orders.byIds(c, merchant, ids).stream()
                .map(order ->
                        new Item(
                                order.id(),
                                order.number(),
                                (order.shopName()
                                                + " "
                                                + order.buyer().name()
                                                + " "
                                                + order.buyer().phone())
                                        .strip(),
                                "/parcels?order="
                                        + URLEncoder.encode(
                                                order.number(), StandardCharsets.UTF_8)))
                .limit(MOST)
                .toList();
    }
}
