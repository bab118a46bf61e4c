package io.hongyan.server.flow;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** The table {@code flow_budget}: what has been drawn, never what was spent of it. */
final class FlowBudgetStore {

    private static final String LOCK =
            """
            insert into flow_budget (merchant_id, flow_id, name, from_at, drawn)
            values (?, ?, ?, ?, 0)
            on conflict (merchant_id, flow_id, name, from_at)
            do update set drawn = flow_budget.drawn
            returning drawn
            """;

    private static final String ADD =
            """
            update flow_budget set drawn = drawn + ?
             where merchant_id = ? and flow_id = ? and name = ? and from_at = ?
            """;

    private FlowBudgetStore() {}

    /** What has been drawn; nobody else draws until the transaction ends. */
    static long lock(Connection c, Allowances.Pot pot) throws SQLException {
        return Sql.number(c, LOCK, pot.merchant(), pot.flow(), pot.limit(), pot.from());
    }

    static void add(Connection c, Allowances.Pot pot, long amount) throws SQLException {
        Sql.update(c, ADD, amount, pot.merchant(), pot.flow(), pot.limit(), pot.from());
    }
}
