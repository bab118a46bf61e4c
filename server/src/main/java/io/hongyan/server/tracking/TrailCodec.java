package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Scan;
import io.hongyan.core.tracking.TrackingSubStatus;
import io.hongyan.core.tracking.Trail;
import io.hongyan.core.tracking.Withdrawal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;

/**
 * A trail as bytes in the parcel's row: 20 bytes a scan, then the withdrawals. Sub-statuses and
 * kinds are written as their ordinals, so both enums may only grow at their ends.
 */
final class TrailCodec {

    private static final byte VERSION = 1;
    private static final int SCAN_BYTES = 20;
    private static final TrackingSubStatus[] STATUSES = TrackingSubStatus.values();
    private static final Scan.Kind[] KINDS = Scan.Kind.values();

    private TrailCodec() {}

    @SuppressWarnings("EnumOrdinal") // a byte a scan; a test pins the order of both enums
    static byte[] write(Trail trail) {
        int size = 5 + trail.all().size() * SCAN_BYTES;
        for (var withdrawal : trail.withdrawals()) {
            size += 14 + withdrawal.kept().size() * 8;
        }
        var out = ByteBuffer.allocate(size);
        out.put(VERSION).putShort((short) trail.all().size());
        for (var scan : trail.all()) {
            out.putLong(scan.id()).putLong(scan.at().toEpochMilli());
            out.put((byte) scan.status().ordinal()).putShort((short) scan.source());
            out.put((byte) scan.kind().ordinal());
        }
        out.putShort((short) trail.withdrawals().size());
        for (var withdrawal : trail.withdrawals()) {
            out.putShort((short) withdrawal.source()).putLong(withdrawal.upTo().toEpochMilli());
            out.putInt(withdrawal.kept().size());
            withdrawal.kept().stream().sorted().forEach(out::putLong);
        }
        return out.array();
    }

    static Trail read(Instant announcedAt, byte[] bytes) {
        if (bytes.length == 0) {
            return Trail.announced(announcedAt);
        }
        var in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) {
            throw new IllegalStateException("a trail of a later version than this program");
        }
        int count = in.getShort();
        var scans = new ArrayList<Scan>(count);
        for (int i = 0; i < count; i++) {
            scans.add(
                    new Scan(
                            in.getLong(),
                            Instant.ofEpochMilli(in.getLong()),
                            STATUSES[in.get()],
                            in.getShort() & 0xFFFF,
                            KINDS[in.get()]));
        }
        var withdrawals = new ArrayList<Withdrawal>();
        for (int left = in.getShort(); left > 0; left--) {
            int source = in.getShort() & 0xFFFF;
            var upTo = Instant.ofEpochMilli(in.getLong());
            var kept = new HashSet<Long>();
            for (int ids = in.getInt(); ids > 0; ids--) {
                kept.add(in.getLong());
            }
            withdrawals.add(new Withdrawal(source, upTo, kept));
        }
        return Trail.of(announcedAt, scans, withdrawals);
    }

    /** The number that stands for a connector in scans: stable for ever. */
    static int source(String connector) {
        return connector.hashCode() & 0xFFFF;
    }

    /** True when the row's bytes hold this scan; reads nothing else of them. */
    static boolean holds(byte[] bytes, long id) {
        if (bytes.length == 0) {
            return false;
        }
        var in = ByteBuffer.wrap(bytes);
        int count = in.getShort(1);
        for (int i = 0; i < count; i++) {
            if (in.getLong(3 + i * SCAN_BYTES) == id) {
                return true;
            }
        }
        return false;
    }
}
