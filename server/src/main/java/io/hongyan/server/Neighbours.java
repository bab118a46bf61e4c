package io.hongyan.server;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Channel;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.loyalty.CouponUse;
import io.hongyan.server.loyalty.Members;
import io.hongyan.server.message.Consents;
import io.hongyan.server.order.ConsentBook;
import io.hongyan.server.order.CouponRedemption;
import io.hongyan.server.order.MemberDirectory;
import io.hongyan.server.order.OrderIntake;
import io.hongyan.server.order.OrderNews;
import io.hongyan.server.vault.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who hears about orders in the same transaction: members, consents, coupons, flows. */
final class Neighbours {

    private Neighbours() {}

    static OrderIntake.Neighbours of(
            Members members, Consents consents, CouponUse coupons, ActionStore actions) {
        return new OrderIntake.Neighbours(
                new Membership(members),
                (c, merchant, buyer, given) -> agree(consents, c, merchant, buyer, given),
                redemption(coupons),
                new News(actions));
    }

    private static CouponRedemption redemption(CouponUse coupons) {
        return (c, merchant, named, now) ->
                coupons.orderChanged(
                        c,
                        merchant,
                        new CouponUse.OrderCoupons(
                                named.order(), named.amounts(), named.cancelled(), named.at()),
                        now);
    }

    private static void agree(
            Consents consents,
            Connection c,
            UUID merchant,
            Person buyer,
            List<ConsentBook.Consent> given)
            throws SQLException {
        for (var consent : given) {
            for (var address : addresses(buyer, consent.channel())) {
                consents.give(c, merchant, address, consent.proof(), consent.at());
            }
        }
    }

    private static List<Consents.Address> addresses(Person buyer, String channel) {
        var addresses = new ArrayList<Consents.Address>();
        for (var one : Channel.values()) {
            if (!one.wireName().equals(channel)) {
                continue;
            }
            var texts =
                    switch (one) {
                        case SMS -> List.of(buyer.phone());
                        case MAIL -> List.of(buyer.email());
                        case WECHAT -> List.copyOf(buyer.wechat().values());
                        case WECOM -> List.of(buyer.wecom());
                        case WEBHOOK -> List.<String>of();
                    };
            texts.stream()
                    .filter(text -> !text.isBlank())
                    .forEach(text -> addresses.add(new Consents.Address(one, text)));
        }
        return addresses;
    }

    private record Membership(Members members) implements MemberDirectory {

        @Override
        public Optional<UUID> resolve(Connection c, UUID merchant, Buyer buyer, Instant now)
                throws SQLException {
            return members.resolve(
                    c,
                    merchant,
                    new Members.Buyer(
                            buyer.shop(), buyer.buyerId(), buyer.phoneHash(), buyer.person()),
                    now);
        }

        @Override
        public void orderChanged(Connection c, UUID merchant, Worth worth, Instant now)
                throws SQLException {
            members.orderChanged(
                    c,
                    merchant,
                    new Members.OrderWorth(
                            worth.order(),
                            worth.member(),
                            worth.paid(),
                            worth.paidAt(),
                            worth.cancelled()),
                    now);
        }
    }

    /** News of orders for flows: told by a row of work, decided under the order's own lock. */
    private record News(ActionStore actions) implements OrderNews {

        @Override
        public void created(Connection c, UUID merchant, UUID order, Instant now)
                throws SQLException {
            tell(c, merchant, order, "order.created", now);
        }

        @Override
        public void cancelled(Connection c, UUID merchant, UUID order, Instant now)
                throws SQLException {
            tell(c, merchant, order, "order.cancelled", now);
        }

        private void tell(Connection c, UUID merchant, UUID order, String trigger, Instant now)
                throws SQLException {
            var subject = new Subject(SubjectKind.ORDER, order);
            var body =
                    JsonText.of(
                            Map.of(
                                    "trigger", trigger,
                                    "id", trigger,
                                    "at", now.toString(),
                                    "order", order.toString(),
                                    "facts", Map.of()));
            actions.insertAll(
                    c,
                    merchant,
                    List.of(
                            new Action(
                                    "signal",
                                    subject,
                                    "news/" + subject.wireName() + "/" + trigger + "/signal",
                                    body,
                                    now,
                                    null,
                                    Guard.NONE,
                                    "{}")));
        }
    }
}
