package io.hongyan.server.order;

import io.hongyan.server.access.Audit;
import io.hongyan.server.merchant.Merchants;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's shops: their codes stand in addresses, their names before people. */
@RestController
@RequestMapping("/api/v1/shops")
final class ShopsApi {

    private static final int LONGEST_NAME = 60;
    private static final int COUNTED = 10_000;

    /** Counts stop at a limit, and the last order is looked for among the newest. */
    private static final String ALL =
            """
            select s.code, s.name, s.kind, s.created_at,
                   (select count(*)
                      from (select 1 from shop_order o
                             where o.merchant_id = s.merchant_id and o.shop = s.code
                             limit 10000) few) as orders,
                   (select max(n.created_at)
                      from (select o.shop, o.created_at from shop_order o
                             where o.merchant_id = s.merchant_id
                             order by o.order_id desc
                             limit 2000) n
                     where n.shop = s.code) as last_order_at
              from shop s
             where s.merchant_id = ? and (? = '' or s.code = ?)
             order by s.code
             limit 500
            """;

    private final Database database;
    private final Audit audit;

    ShopsApi(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * A shop.
     *
     * @param orders counted up to 10,000; then {@code moreOrders}
     * @param lastOrderAt null when none of the latest orders is of this shop
     */
    record ShopView(
            String code,
            String name,
            String kind,
            long orders,
            boolean moreOrders,
            @Nullable Instant lastOrderAt,
            Instant createdAt) {}

    record ShopForm(@Nullable String name) {}

    @GetMapping
    @Allowed
    Page<ShopView> list(Caller caller) {
        return new Page<>(database.transact(caller.merchant(), c -> read(c, caller, "")), null);
    }

    @PutMapping("/{code}")
    @Allowed(Role.OPERATOR)
    ShopView rename(Caller caller, @PathVariable String code, @RequestBody ShopForm form) {
        var name = form.name == null ? "" : form.name.strip();
        if (name.isEmpty()) {
            throw Problem.invalid("name", "required");
        }
        if (name.length() > LONGEST_NAME) {
            throw Problem.invalid("name", "too_long", LONGEST_NAME);
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    var changed =
                            Sql.update(
                                    c,
                                    "update shop set name = ? where merchant_id = ? and code = ?",
                                    name.replace('\0', ' '),
                                    caller.merchant(),
                                    code);
                    if (changed == 0) {
                        throw Problem.notFound();
                    }
                    Merchants.raiseConfigVersion(c, caller.merchant());
                    audit.record(c, caller, "shop.renamed", "shop:" + code, Map.of("name", name));
                    return read(c, caller, code).getFirst();
                });
    }

    private static List<ShopView> read(Connection c, Caller caller, String code)
            throws SQLException {
        return Sql.list(c, ALL, ShopsApi::view, caller.merchant(), code, code);
    }

    private static ShopView view(ResultSet row) throws SQLException {
        var orders = row.getLong("orders");
        return new ShopView(
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                orders,
                orders >= COUNTED,
                Sql.findInstant(row, "last_order_at"),
                Sql.instant(row, "created_at"));
    }
}
