package io.hongyan.server;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.base.JsonText;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.buyer.Desk;
import io.hongyan.server.desk.Tickets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a buyer reports is a ticket with his words, an open problem, and news for flows at once. */
record BuyerDesk(Tickets tickets, ActionStore actions) implements Desk {

    private static final Duration CLOCK = Duration.ofHours(4);

    @Override
    public UUID open(Connection c, UUID merchant, Report report, Instant now) throws SQLException {
        var ticket =
                tickets.raise(
                        c,
                        merchant,
                        new Tickets.NewTicket(
                                report.key(),
                                "BUYER_PROBLEM",
                                "买家反馈收到有问题",
                                "联系买家,核实后安排补发、赔付或退货",
                                report.words(),
                                "HIGH",
                                report.parcel(),
                                report.order(),
                                null,
                                null,
                                now.plus(CLOCK),
                                "{}",
                                "buyer"),
                        now);
        var news =
                new News(
                        "problem.reported",
                        "problem:" + ticket,
                        Map.of("problem.kind", report.kind()),
                        report.order(),
                        report.parcel());
        actions.insertAll(c, merchant, List.of(news.signal(now)));
        return ticket;
    }

    @Override
    public void reviewed(Connection c, UUID merchant, Review review, Instant now)
            throws SQLException {
        var news =
                new News(
                        "review.submitted",
                        "review:" + review.order(),
                        Map.of("review.stars", review.stars()),
                        review.order(),
                        review.parcel());
        actions.insertAll(c, merchant, List.of(news.signal(now)));
    }

    /**
     * What flows hear of a buyer's deed: under his parcel, or under his order while it has none.
     *
     * @param id the same for the same deed
     */
    private record News(
            String trigger,
            String id,
            Map<String, Object> facts,
            UUID order,
            @Nullable UUID parcel) {

        Action signal(Instant now) {
            var body = new LinkedHashMap<String, Object>();
            body.put("trigger", trigger);
            body.put("id", id);
            body.put("at", now);
            body.put("order", order);
            body.put("facts", facts);
            return new Action(
                    "signal",
                    parcel == null ? new Subject(SubjectKind.ORDER, order) : Subject.parcel(parcel),
                    id,
                    JsonText.of(body),
                    now,
                    null,
                    Guard.NONE,
                    Receipt.ofRule(trigger).fact("order", order).toJson());
        }
    }
}
