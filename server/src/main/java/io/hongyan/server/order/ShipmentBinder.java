package io.hongyan.server.order;

import io.hongyan.server.tracking.Binding;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelKey;
import java.sql.Connection;
import java.sql.SQLException;

/** Binds a waybill to an order in the caller's transaction. */
@FunctionalInterface
public interface ShipmentBinder {

    Binding.Result bind(Connection c, Look.OrderName order, ParcelKey key) throws SQLException;
}
