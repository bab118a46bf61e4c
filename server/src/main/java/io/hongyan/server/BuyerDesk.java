package io.hongyan.server;

import io.hongyan.server.buyer.Desk;
import io.hongyan.server.desk.Tickets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What a buyer reports is a ticket with his words, and an open problem at once. */
record BuyerDesk(Tickets tickets) implements Desk {

    private static final Duration CLOCK = Duration.ofHours(4);

    @Override
    public UUID open(Connection c, UUID merchant, Report report, Instant now) throws SQLException {
        return tickets.raise(
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
    }
}
