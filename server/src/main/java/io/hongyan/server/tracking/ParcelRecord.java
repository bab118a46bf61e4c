package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Anomaly;
import io.hongyan.core.tracking.AnomalyType;
import io.hongyan.core.tracking.Parcel;
import io.hongyan.core.tracking.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel's row as loaded under its lock.
 *
 * @param boundAt when an order came to hold it; null while none does
 * @param lastScanAt carrier's time of the newest physical scan; null before the first
 * @param heardAt when a source last told something new; null before the first time
 * @param origin the place that the earliest scan named; empty while none did
 * @param placeAt time of the scan that named {@code place}; null while none did
 */
public record ParcelRecord(
        ParcelKey key,
        UUID id,
        @Nullable UUID order,
        @Nullable Instant boundAt,
        Instant createdAt,
        String status,
        String substatus,
        Instant since,
        @Nullable Instant lastScanAt,
        @Nullable Instant heardAt,
        String origin,
        @Nullable Instant originAt,
        String place,
        @Nullable Instant placeAt,
        byte[] trail,
        List<String> anomalies,
        int unmapped) {

    public static ParcelRecord fresh(ParcelKey key, UUID id, Instant now) {
        return new ParcelRecord(
                key,
                id,
                null,
                null,
                now,
                "NO_TRACE",
                "NO_TRACE.NONE",
                now,
                null,
                null,
                "",
                null,
                "",
                null,
                new byte[0],
                List.of(),
                0);
    }

    Trail readTrail() {
        return TrailCodec.read(createdAt, trail);
    }

    Parcel parcel() {
        return new Parcel(readTrail(), anomalies.stream().map(ParcelRecord::anomaly).toList());
    }

    /** Anomalies stand in the row as {@code TYPE|opened|closed|why}, seconds since 1970. */
    static List<String> written(List<Anomaly> anomalies) {
        var lines = new ArrayList<String>();
        for (var anomaly : anomalies) {
            var closed = anomaly.closedAt();
            lines.add(
                    anomaly.type()
                            + "|"
                            + anomaly.openedAt().toEpochMilli()
                            + "|"
                            + (closed == null ? "" : closed.toEpochMilli())
                            + "|"
                            + anomaly.why());
        }
        return lines;
    }

    private static Anomaly anomaly(String line) {
        var parts = line.split("\\|", 4);
        return new Anomaly(
                AnomalyType.valueOf(parts[0]),
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                parts[2].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[2])),
                parts[3]);
    }
}
