package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Scan;
import io.hongyan.core.tracking.Trail;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which scans of a parcel stand no more: withdrawn by their source, or reversed. */
public final class WithdrawnScans {

    private static final String TRAIL =
            "select created_at, trail from parcel where merchant_id = ? and parcel_id = ?";

    private WithdrawnScans() {}

    /** By the {@code scan_id} of the history. */
    public static Set<Long> of(Connection c, UUID merchant, UUID parcel) throws SQLException {
        return Sql.find(
                        c,
                        TRAIL,
                        row ->
                                TrailCodec.read(
                                        Sql.instant(row, "created_at"), row.getBytes("trail")),
                        merchant,
                        parcel)
                .map(WithdrawnScans::of)
                .orElse(Set.of());
    }

    private static Set<Long> of(Trail trail) {
        var gone = trail.all().stream().map(Scan::id).collect(Collectors.toSet());
        trail.scans().forEach(scan -> gone.remove(scan.id()));
        return gone;
    }
}
