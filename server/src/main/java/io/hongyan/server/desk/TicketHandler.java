package io.hongyan.server.desk;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Raises the ticket of a flow's step, or of whatever needs a person: one for each key. */
public final class TicketHandler implements InternalHandler {

    private final Tickets tickets;

    public TicketHandler(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String kind() {
        return "ticket";
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var priority = priority(action.text("priority"));
        var asked =
                new Tickets.NewTicket(
                        action.key(),
                        action.flow().equals("dead-letter") ? "dead-letter" : "flow",
                        action.text("title"),
                        action.text("suggestion"),
                        "",
                        priority,
                        about(action, SubjectKind.PARCEL, "parcel"),
                        about(action, SubjectKind.ORDER, "order"),
                        about(action, SubjectKind.CASE, "case"),
                        about(action, SubjectKind.MEMBER, "member"),
                        now.plus(time(priority)),
                        action.receipt().toString(),
                        "flow:" + action.flow());
        return new Outcome.Done(
                tickets.raise(tx, action.merchant(), asked, now).toString(), "open");
    }

    private static @Nullable UUID about(StoredAction action, SubjectKind kind, String field) {
        return action.subject().kind() == kind
                ? action.subject().id()
                : action.findId(field).orElse(null);
    }

    private static String priority(String named) {
        return switch (named) {
            case "LOW", "HIGH", "URGENT" -> named;
            default -> "NORMAL";
        };
    }

    /** How soon somebody should look: the ticket's clock. */
    private static Duration time(String priority) {
        return switch (priority) {
            case "URGENT" -> Duration.ofHours(2);
            case "HIGH" -> Duration.ofHours(8);
            case "LOW" -> Duration.ofDays(3);
            default -> Duration.ofDays(1);
        };
    }
}
