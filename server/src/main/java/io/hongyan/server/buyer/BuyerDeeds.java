package io.hongyan.server.buyer;

import io.hongyan.server.message.Consents;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.StreamNotice;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a buyer can do on his page: report a problem, review, say what he wants to hear. */
final class BuyerDeeds {

    private static final String KEEP_PROBLEM =
            """
            insert into buyer_problem (merchant_id, problem_id, order_id, kind, ticket_id, at)
            select ?, ?, ?, ?, ?, ?
             where not exists (select 1 from buyer_problem
                                where merchant_id = ? and ticket_id = ?)
            """;
    private static final String KEEP_REVIEW =
            """
            insert into review (merchant_id, order_id, stars, words, at)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private final Vault vault;
    private final Ids ids;
    private final Desk desk;
    private final Rewards rewards;
    private final Consents consents;

    BuyerDeeds(Vault vault, Ids ids, Desk desk, Rewards rewards, Consents consents) {
        this.vault = vault;
        this.ids = ids;
        this.desk = desk;
        this.rewards = rewards;
        this.consents = consents;
    }

    /** A ticket, and an open problem at once; the same report twice is one. */
    void report(Connection c, Links.Opened opened, Desk.Report report, Instant now)
            throws SQLException {
        var merchant = opened.merchant();
        var ticket = desk.open(c, merchant, report, now);
        Sql.update(
                c,
                KEEP_PROBLEM,
                merchant,
                ids.next(),
                opened.order(),
                report.kind(),
                ticket,
                now,
                merchant,
                ticket);
        StreamNotice.changed(c, merchant, "order.changed", opened.order());
    }

    /** Keeps the first review; its coupon comes once an order, and never with an open problem. */
    Optional<Rewards.Coupon> review(
            Connection c, Links.Opened opened, Stars stars, BuyerOrders.Order order, Instant now)
            throws SQLException {
        var merchant = opened.merchant();
        var words = vault.seal(merchant, stars.words);
        var isFirst =
                Sql.update(c, KEEP_REVIEW, merchant, opened.order(), stars.count, words, now) == 1;
        var parcel =
                BuyerParcel.of(c, merchant, opened.order()).stream()
                        .findFirst()
                        .map(BuyerParcel.Stand::id)
                        .orElse(null);
        if (isFirst) {
            var review = new Desk.Review(opened.order(), parcel, stars.count);
            desk.reviewed(c, merchant, review, now);
        }
        if (order.problemOpen()) {
            return Optional.empty();
        }
        if (!isFirst) {
            return rewards.find(c, merchant, opened.order());
        }
        var reviewed = new Rewards.Reviewed(opened.order(), order.member(), parcel);
        return rewards.grant(c, merchant, reviewed, now);
    }

    record Stars(int count, String words) {

        @Override
        public String toString() {
            return "Stars[" + count + "]";
        }
    }

    BuyerViews.Preferences preferences(Connection c, UUID merchant, UUID person)
            throws SQLException {
        var messages = false;
        var marketing = false;
        for (var address : addresses(c, merchant, person)) {
            messages |= !consents.isOut(c, merchant, address);
            marketing |= consents.has(c, merchant, address);
        }
        return new BuyerViews.Preferences(messages, marketing);
    }

    /** Null leaves as it is. An opt-out ends marketing too; marketing asks for messages. */
    void prefer(
            Connection c, UUID merchant, UUID person, BuyerViews.PreferencesForm form, Instant now)
            throws SQLException {
        for (var address : addresses(c, merchant, person)) {
            messages(c, merchant, address, form.messages(), now);
            marketing(c, merchant, address, form, now);
        }
    }

    private void messages(
            Connection c,
            UUID merchant,
            Consents.Address address,
            @Nullable Boolean wanted,
            Instant now)
            throws SQLException {
        if (Boolean.FALSE.equals(wanted)) {
            consents.optOut(c, merchant, address, "买家页", now);
        } else if (Boolean.TRUE.equals(wanted)) {
            consents.optIn(c, merchant, address);
        }
    }

    private void marketing(
            Connection c,
            UUID merchant,
            Consents.Address address,
            BuyerViews.PreferencesForm form,
            Instant now)
            throws SQLException {
        var wanted = form.marketing();
        if (wanted == null || Boolean.FALSE.equals(form.messages())) {
            return;
        }
        if (!wanted) {
            consents.withdraw(c, merchant, address, now);
        } else if (!consents.isOut(c, merchant, address)) {
            consents.give(c, merchant, address, "买家页", now);
        }
    }

    private List<Consents.Address> addresses(Connection c, UUID merchant, UUID person)
            throws SQLException {
        var known = vault.read(c, merchant, List.of(person)).get(person);
        return known == null ? List.of() : Reach.of(known);
    }
}
