package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Scan;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which scans of a parcel still stand: neither withdrawn by their source nor reversed. */
public final class StandingScans {

    private static final String TRAIL =
            "select created_at, trail from parcel where merchant_id = ? and parcel_id = ?";

    private StandingScans() {}

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
                .map(trail -> trail.scans().stream().map(Scan::id).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
