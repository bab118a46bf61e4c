package io.hongyan.server.insight;

import io.hongyan.server.insight.ParcelViews.BuyerCard;
import io.hongyan.server.insight.ParcelViews.LineView;
import io.hongyan.server.insight.ParcelViews.MemberCard;
import io.hongyan.server.insight.ParcelViews.OrderCard;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Money;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order beside a parcel, with its buyer masked. */
final class ParcelOrders {

    private static final String ORDER =
            """
            select o.order_id, o.number, o.shop, s.name as shop_name, o.paid, o.currency,
                   o.paid_at, o.province, o.city, o.buyer, o.problem_open, m.member_id, m.tier
              from shop_order o
              left join shop s on s.merchant_id = o.merchant_id and s.code = o.shop
              left join member m on m.merchant_id = o.merchant_id and m.member_id = o.member_id
             where o.merchant_id = ? and o.order_id = ?
            """;

    private static final String LINES =
            """
            select sku, title, quantity, price, currency
              from order_line
             where merchant_id = ? and order_id = ?
             order by line_no
            """;

    private final Vault vault;

    ParcelOrders(Vault vault) {
        this.vault = vault;
    }

    Optional<OrderCard> find(Connection c, UUID merchant, UUID order) throws SQLException {
        var lines = Sql.list(c, LINES, ParcelOrders::line, merchant, order);
        var found = Sql.find(c, ORDER, row -> card(row, lines), merchant, order);
        if (found.isEmpty()) {
            return found;
        }
        var token = found.get().buyer().token();
        var person = vault.read(c, merchant, Set.of(token)).get(token);
        return found.map(card -> with(card, person));
    }

    private static LineView line(ResultSet row) throws SQLException {
        return new LineView(
                row.getString("sku"),
                row.getString("title"),
                row.getInt("quantity"),
                new Money(row.getLong("price"), row.getString("currency")));
    }

    /** The address is as much of it as the order holds in the clear: province and city. */
    private static OrderCard card(ResultSet row, List<LineView> lines) throws SQLException {
        var province = row.getString("province");
        var city = row.getString("city");
        var member = Sql.findUuid(row, "member_id");
        return new OrderCard(
                Sql.uuid(row, "order_id"),
                row.getString("number"),
                row.getString("shop"),
                text(row, "shop_name"),
                new Money(row.getLong("paid"), row.getString("currency")),
                Sql.findInstant(row, "paid_at"),
                lines,
                new BuyerCard(
                        Sql.uuid(row, "buyer"),
                        "",
                        "",
                        city.startsWith(province) ? city : province + city),
                member == null ? null : new MemberCard(member, row.getString("tier")),
                row.getBoolean("problem_open"));
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static OrderCard with(OrderCard card, @Nullable Person person) {
        if (person == null) {
            return card; // erased: the token stays, the person is gone
        }
        var shown =
                new BuyerCard(
                        card.buyer().token(),
                        Person.of(person.name(), "", "").masked(),
                        person.maskedPhone(),
                        card.buyer().address() + (person.address().isEmpty() ? "" : "****"));
        return new OrderCard(
                card.id(),
                card.number(),
                card.shop(),
                card.shopName(),
                card.paid(),
                card.paidAt(),
                card.lines(),
                shown,
                card.member(),
                card.problemOpen());
    }
}
