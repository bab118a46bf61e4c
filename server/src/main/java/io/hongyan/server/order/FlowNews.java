package io.hongyan.server.order;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.base.JsonText;
import io.hongyan.server.action.ActionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells flows of orders by a row of work each: the signal that their subject takes up. */
public record FlowNews(ActionStore actions) implements OrderNews {

    @Override
    public void created(Connection c, UUID merchant, UUID order, Instant now) throws SQLException {
        tell(c, merchant, order, "order.created", now);
    }

    @Override
    public void cancelled(Connection c, UUID merchant, UUID order, Instant now)
            throws SQLException {
        tell(c, merchant, order, "order.cancelled", now);
    }

    private void tell(Connection c, UUID merchant, UUID order, String trigger, Instant now)
            throws SQLException {
        var body =
                Map.of(
                        "trigger",
                        trigger,
                        "id",
                        trigger + "#1",
                        "at",
                        now.toString(),
                        "facts",
                        Map.of());
        actions.insertAll(
                c,
                merchant,
                List.of(
                        new Action(
                                "signal",
                                new Subject(SubjectKind.ORDER, order),
                                "signal/" + order + "/" + trigger,
                                JsonText.of(body),
                                now,
                                null,
                                Guard.NONE,
                                "{}")));
    }
}
