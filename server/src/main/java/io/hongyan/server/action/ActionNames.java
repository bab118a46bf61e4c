package io.hongyan.server.action;

import io.hongyan.server.action.ActionViews.About;
import io.hongyan.server.action.ActionViews.ActionView;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names the parcels and orders of a page of actions, with one query. */
final class ActionNames {

    private static final String NAMES =
            """
            select p.parcel_id as id, p.carrier, p.number, o.shop, s.name as shop_name,
                   o.number as order_number
              from parcel p
              left join shop_order o on o.merchant_id = p.merchant_id and o.order_id = p.order_id
              left join shop s on s.merchant_id = o.merchant_id and s.code = o.shop
             where p.merchant_id = ? and p.parcel_id = any(?)
            union all
            select o.order_id, null, null, o.shop, s.name, o.number
              from shop_order o
              left join shop s on s.merchant_id = o.merchant_id and s.code = o.shop
             where o.merchant_id = ? and o.order_id = any(?)
            """;

    private ActionNames() {}

    static List<ActionView> name(Connection c, UUID merchant, List<ActionView> actions)
            throws SQLException {
        if (actions.isEmpty()) {
            return actions;
        }
        var ids = new java.util.HashSet<UUID>();
        actions.forEach(action -> {
            ids.add(action.subject().id());
            addIfThere(ids, action.parcel());
            addIfThere(ids, action.order());
        });
        var wanted = ids.toArray(UUID[]::new);
        var names = new HashMap<UUID, About>();
        Sql.list(
                c,
                NAMES,
                row ->
                        names.put(
                                        Sql.uuid(row, "id"),
                                        new About(
                                                row.getString("carrier"),
                                                row.getString("number"),
                                                row.getString("shop"),
                                                row.getString("shop_name"),
                                                row.getString("order_number")))
                                == null,
                merchant,
                wanted,
                merchant,
                wanted);
        return actions.stream().map(action -> with(action, about(action, names))).toList();
    }

    private static void addIfThere(java.util.Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }

    /** The parcel says more than the order does. */
    private static @Nullable About about(ActionView action, Map<UUID, About> names) {
        for (var id : Arrays.asList(action.parcel(), action.subject().id(), action.order())) {
            var about = id == null ? null : names.get(id);
            if (about != null) {
                return about;
            }
        }
        return null;
    }

    private static ActionView with(ActionView a, @Nullable About about) {
        return new ActionView(
                a.id(),
                a.kind(),
                a.state(),
                a.subject(),
                a.parcel(),
                a.order(),
                a.key(),
                a.createdAt(),
                a.dueAt(),
                a.nextAt(),
                a.until(),
                a.doneAt(),
                a.attempts(),
                a.inDoubt(),
                a.reason(),
                a.body(),
                a.receipt(),
                a.answer(),
                about);
    }
}
