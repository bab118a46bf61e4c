package io.hongyan.server.insight;

import io.hongyan.server.insight.ParcelRows.Stored;
import io.hongyan.server.insight.ParcelViews.OrderCard;
import io.hongyan.server.insight.ParcelViews.ParcelView;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Language;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a parcel's page together. */
final class ParcelDetail {

    private static final String ON_TIME =
            """
            select on_time from on_time_parcel
             where merchant_id = ? and parcel_id = ? and reversed_at is null
            """;

    private final ParcelRows rows;
    private final ParcelStory story;
    private final ParcelOrders orders;
    private final ParcelDeeds deeds;

    ParcelDetail(ParcelRows rows, ParcelStory story, ParcelOrders orders, ParcelDeeds deeds) {
        this.rows = rows;
        this.story = story;
        this.orders = orders;
        this.deeds = deeds;
    }

    Optional<ParcelView> find(Connection c, UUID merchant, UUID parcel, Language language)
            throws SQLException {
        var stored = rows.stored(c, merchant, List.of(parcel)).get(parcel);
        return stored == null ? Optional.empty() : Optional.of(view(c, merchant, stored, language));
    }

    private ParcelView view(Connection c, UUID merchant, Stored stored, Language language)
            throws SQLException {
        var id = stored.id();
        var order = order(c, merchant, stored.order().id());
        var row = rows.shown(stored, buyerOf(order), language);
        var course = stored.course();
        return new ParcelView(
                row,
                stored.boundAt(),
                stored.status().equals("DELIVERED") ? stored.since() : null,
                Sql.find(c, ON_TIME, it -> it.getBoolean(1), merchant, id).orElse(null),
                course.own() ? course.limit() : null,
                story.milestones(c, merchant, id, language),
                story.anomalies(c, merchant, id, language),
                story.events(c, merchant, id),
                order,
                ParcelDeeds.actions(c, merchant, id),
                deeds.tickets(c, merchant, row),
                ParcelDeeds.claims(c, merchant, row));
    }

    private @Nullable OrderCard order(Connection c, UUID merchant, @Nullable UUID id)
            throws SQLException {
        return id == null ? null : orders.find(c, merchant, id).orElse(null);
    }

    private static @Nullable String buyerOf(@Nullable OrderCard order) {
        if (order == null) {
            return null;
        }
        var masked = (order.buyer().name() + " " + order.buyer().phone()).strip();
        return masked.isEmpty() ? null : masked;
    }
}
