package io.hongyan.server.desk;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks a person, because a flow's step says so; the flow waits for the decision. */
public final class ApproveHandler implements InternalHandler {

    private static final Duration USUAL_TIME = Duration.ofDays(3);

    private final Ids ids;
    private final ActionStore actions;

    public ApproveHandler(Ids ids, ActionStore actions) {
        this.ids = ids;
        this.actions = actions;
    }

    @Override
    public String kind() {
        return "approve";
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var amount = action.body().path("amount").asLong(-1);
        var role = action.text("role");
        var approval =
                new Approval(
                        ids.next(),
                        action.key(),
                        "flow",
                        action.subject(),
                        about(action, SubjectKind.PARCEL, "parcel"),
                        about(action, SubjectKind.ORDER, "order"),
                        null,
                        action.text("title"),
                        role.isEmpty() ? "approver" : role,
                        amount < 0 ? null : amount,
                        "CNY",
                        List.of("FLOW_STEP"),
                        action.receipt().toString(),
                        List.of("flow:" + action.flow()),
                        action.text("onTimeout").equals("escalate"),
                        "waiting",
                        false,
                        now.plus(time(action)),
                        now,
                        null,
                        null,
                        "");
        return new Outcome.Done(
                Approvals.ask(tx, actions, action.merchant(), approval).toString(), "waiting");
    }

    private static Duration time(StoredAction action) {
        var text = action.text("atMost");
        try {
            return text.isEmpty() ? USUAL_TIME : Duration.parse(text);
        } catch (DateTimeException e) {
            return USUAL_TIME;
        }
    }

    private static @Nullable UUID about(StoredAction action, SubjectKind kind, String field) {
        return action.subject().kind() == kind
                ? action.subject().id()
                : action.findId(field).orElse(null);
    }
}
