package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Allowed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** How much time parcels have on their lanes: the merchant's settings, else what is usual. */
@FunctionalInterface
public interface LaneAllowances {

    LaneAllowances USUAL = (_, _) -> parcel -> Allowed.usual(parcel.boundAt());

    /** Loads for a batch; the answer knows every parcel of {@code parcels}. */
    Function<ParcelRecord, Allowed> load(Connection c, Collection<ParcelRecord> parcels)
            throws SQLException;
}
