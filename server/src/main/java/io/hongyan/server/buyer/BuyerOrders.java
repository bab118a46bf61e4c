package io.hongyan.server.buyer;

import io.hongyan.kit.TrackingTables;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the buyer's page together. */
final class BuyerOrders {

    private static final String ORDER =
            """
            select o.number, o.buyer, o.member_id, o.problem_open, coalesce(s.name, o.shop) as shop,
                   exists (select 1 from review v
                            where v.merchant_id = o.merchant_id
                              and v.order_id = o.order_id) as reviewed
              from shop_order o
              left join shop s on s.merchant_id = o.merchant_id and s.code = o.shop
             where o.merchant_id = ? and o.order_id = ?
            """;
    private static final String LINES =
            """
            select title, sku, quantity from order_line
             where merchant_id = ? and order_id = ?
             order by line_no
            """;
    private static final String PROBLEM =
            """
            select problem_id from buyer_problem
             where merchant_id = ? and order_id = ?
             order by problem_id desc
             limit 1
            """;

    private final Vault vault;
    private final Rewards rewards;
    private final Catalogue words;

    BuyerOrders(Vault vault, Rewards rewards, Catalogue words) {
        this.vault = vault;
        this.rewards = rewards;
        this.words = words;
    }

    /** What of an order the page needs. */
    record Order(
            String number,
            UUID buyer,
            @Nullable UUID member,
            boolean problemOpen,
            String shop,
            boolean reviewed) {}

    Order order(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(
                        c,
                        ORDER,
                        row ->
                                new Order(
                                        row.getString("number"),
                                        Sql.uuid(row, "buyer"),
                                        Sql.findUuid(row, "member_id"),
                                        row.getBoolean("problem_open"),
                                        row.getString("shop"),
                                        row.getBoolean("reviewed")),
                        merchant,
                        id)
                .orElseThrow(Problem::notFound);
    }

    BuyerViews.BuyerPage page(
            Connection c,
            Links.Opened opened,
            @Nullable UUID wanted,
            Language language,
            Instant now)
            throws SQLException {
        var merchant = opened.merchant();
        var order = order(c, merchant, opened.order());
        var parcels = BuyerParcel.of(c, merchant, opened.order());
        var parcel = chosen(parcels, wanted);
        var sentence = new Sentence(words, language);
        var events =
                parcel == null
                        ? List.<BuyerParcel.Event>of()
                        : BuyerParcel.events(c, vault, merchant, parcel.id());
        var milestones =
                parcel == null
                        ? List.<BuyerParcel.Reached>of()
                        : BuyerParcel.milestones(c, merchant, parcel.id(), events);
        // Trouble that the carrier tells of keeps nobody from telling his own.
        var told = problem(c, merchant, opened.order(), order.problemOpen);
        var signed = parcel != null && Sentence.tone(parcel.status()).equals("arrived");
        return new BuyerViews.BuyerPage(
                now,
                parcel == null ? sentence.waiting() : sentence.of(parcel, now),
                parcel == null ? "waiting" : Sentence.tone(parcel.status()),
                order.shop,
                parcel == null ? "" : carrier(parcel.carrier(), language),
                parcel == null ? "" : parcel.number(),
                null,
                milestones.reversed().stream().map(m -> view(m, sentence)).toList(),
                events,
                new BuyerViews.Goods(order.number, lines(c, merchant, opened.order())),
                new BuyerViews.Choices(
                        told == null, null, signed && !order.problemOpen && !order.reviewed),
                order.problemOpen,
                told,
                order.problemOpen ? null : coupon(c, merchant, opened.order()),
                parcels.stream()
                        .map(p ->
                                new BuyerViews.Sibling(
                                        p.id(),
                                        carrier(p.carrier(), language),
                                        p.number(),
                                        sentence.of(p, now)))
                        .toList());
    }

    private static BuyerParcel.@Nullable Stand chosen(
            List<BuyerParcel.Stand> parcels, @Nullable UUID wanted) {
        return parcels.stream()
                .filter(p -> wanted == null || p.id().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static BuyerViews.Milestone view(BuyerParcel.Reached reached, Sentence sentence) {
        var kind = reached.kind();
        return new BuyerViews.Milestone(
                kind.wireName(), sentence.nameOf(kind), reached.at(), reached.place());
    }

    private static List<BuyerViews.Line> lines(Connection c, UUID merchant, UUID order)
            throws SQLException {
        return Sql.list(
                c,
                LINES,
                row -> {
                    var title = row.getString("title");
                    return new BuyerViews.Line(
                            title.isEmpty() ? row.getString("sku") : title, row.getInt("quantity"));
                },
                merchant,
                order);
    }

    private static BuyerViews.@Nullable ProblemView problem(
            Connection c, UUID merchant, UUID order, boolean open) throws SQLException {
        return Sql.find(
                        c,
                        PROBLEM,
                        row ->
                                new BuyerViews.ProblemView(
                                        shortNumber(Sql.uuid(row, "problem_id")),
                                        open ? "open" : "done",
                                        ""),
                        merchant,
                        order)
                .filter(_ -> open)
                .orElse(null);
    }

    /** Something that one can say on the telephone. */
    private static String shortNumber(UUID id) {
        var hex = id.toString();
        return hex.substring(hex.length() - 8).toUpperCase(Locale.ROOT);
    }

    private BuyerViews.@Nullable CouponView coupon(Connection c, UUID merchant, UUID order)
            throws SQLException {
        return rewards.find(c, merchant, order).map(BuyerOrders::view).orElse(null);
    }

    static BuyerViews.CouponView view(Rewards.Coupon coupon) {
        return new BuyerViews.CouponView(
                coupon.code(),
                new BuyerViews.Money(coupon.amount(), coupon.currency()),
                coupon.until());
    }

    private static String carrier(String code, Language language) {
        return TrackingTables.carriers()
                .find(code)
                .map(found ->
                        switch (language) {
                            case ZH -> found.names().zh();
                            case EN -> found.names().en();
                        })
                .orElse(code);
    }
}
