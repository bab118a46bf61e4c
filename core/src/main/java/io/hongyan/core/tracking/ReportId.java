package io.hongyan.core.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The identity of a report within its parcel: the first 64 bits of an MD5 over everything that the
 * source said. It stops repeats, not forgers: those never get past the signature.
 */
public final class ReportId {

    private final MessageDigest digest;

    public ReportId() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** Not for use by two threads at once. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // both halves are taken
    public long of(Report report) {
        add(report.source());
        add(report.code());
        add(report.text());
        add(report.place());
        add(report.at().getEpochSecond());
        add(report.at().getNano());
        var bytes = digest.digest();
        long id = 0;
        for (int i = 0; i < 8; i++) {
            id = id << 8 | (bytes[i] & 0xFF);
        }
        return id;
    }

    private void add(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (number >>> shift));
        }
    }

    private void add(String field) {
        digest.update(field.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
