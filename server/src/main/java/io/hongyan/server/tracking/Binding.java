package io.hongyan.server.tracking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds a waybill to its order: from then on the parcel is watched. */
public final class Binding {

    private static final String HELD =
            """
            select parcel_id, order_id
              from parcel
             where merchant_id = ? and carrier = ? and number = ?
               for update
            """;

    private final ParcelDecider decider;
    private final InstantSource world;

    public Binding(ParcelDecider decider, InstantSource world) {
        this.decider = decider;
        this.world = world;
    }

    /** How binding ended. */
    public sealed interface Result {

        /** Bound now, or had been bound to the same order before. */
        record Bound(UUID parcel) implements Result {}

        /** Another order holds the number; nothing was changed. */
        record Taken(UUID otherOrder) implements Result {}
    }

    /** Binds inside the caller's transaction, which names the merchant. */
    public Result bind(Connection c, Look.OrderName order, ParcelKey key) throws SQLException {
        var held = held(c, key);
        if (held != null && held.order != null) {
            return held.order.equals(order.id())
                    ? new Result.Bound(held.parcel)
                    : new Result.Taken(held.order);
        }
        var look = Look.binding(key, order);
        if (!decider.decide(c, List.of(look), world.instant()).isEmpty()) {
            // Somebody else made the parcel in this very moment: take it once he has finished.
            held(c, key);
            decider.decide(c, List.of(look), world.instant());
        }
        var now = Objects.requireNonNull(held(c, key));
        return Objects.equals(now.order, order.id())
                ? new Result.Bound(now.parcel)
                : new Result.Taken(Objects.requireNonNull(now.order));
    }

    private record Held(UUID parcel, @Nullable UUID order) {}

    private static @Nullable Held held(Connection c, ParcelKey key) throws SQLException {
        try (var query = c.prepareStatement(HELD)) {
            query.setObject(1, key.merchant());
            query.setString(2, key.carrier());
            query.setString(3, key.number());
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? new Held(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class))
                        : null;
            }
        }
    }
}
