package io.hongyan.server;

import io.hongyan.core.flow.Flow;
import io.hongyan.server.desk.Tickets;
import io.hongyan.server.flow.Allowances;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A flow that its brake has stopped is a ticket for a person. */
record BrakeTickets(Tickets tickets) implements Allowances.BrakeAlarm {

    @Override
    public void stopped(Connection c, UUID merchant, Flow flow, Instant now) throws SQLException {
        tickets.raise(
                c,
                merchant,
                new Tickets.NewTicket(
                        "brake/" + flow.id() + "/" + now.getEpochSecond() / 600,
                        "BRAKE",
                        "流程「" + flow.name() + "」发送过多,已自动刹车",
                        "检查流程的条件和额度,确认后重新启用",
                        "",
                        "HIGH",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "{}",
                        "flow:" + flow.id()),
                now);
    }
}
