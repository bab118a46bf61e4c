package io.hongyan.kit;

import io.hongyan.core.tracking.Report;
import java.time.Instant;
import java.util.List;

/** One piece of news that a vendor told us. */
public sealed interface Notice {

    /**
     * Scans of one waybill.
     *
     * @param carrier our code (carriers.csv), or {@code source:code} as told if nobody knows it
     * @param withdrawsOthers the source takes back every report of its own that is not in this list
     */
    record TrackingReported(
            String carrier, String number, List<Report> reports, boolean withdrawsOthers)
            implements Notice {

        public TrackingReported {
            reports = List.copyOf(reports);
        }
    }

    /** The waybill belongs to another carrier than we said. */
    record CarrierCorrected(String number, String from, String to) implements Notice {}

    /** The source stopped watching this waybill. */
    record WatchEnded(String carrier, String number, String reason) implements Notice {}

    /** An order of a shop, in the form of {@code PUT /orders/{shop}/{number}}. */
    record OrderUpserted(String shop, String orderJson) implements Notice {}

    /** How a transfer with our {@code key} ended or stands. */
    record PayoutResult(String key, PayoutState state, String providerId, String reason, Instant at)
            implements Notice {}

    enum PayoutState {
        PAID,
        ACCEPTED,
        REFUSED
    }

    /**
     * Whether a message arrived. One of {@code key} (ours) and {@code providerId} may be empty.
     *
     * @param delivered whether the person's phone, mailbox or client has it
     */
    record MessageReceipt(
            String key, String providerId, boolean delivered, String reason, Instant at)
            implements Notice {}

    /** The person behind this address does not want to be written to on this channel. */
    record OptedOut(String address, String words, Instant at) implements Notice {}

    /** One item that can't be taken; its neighbours are still read. */
    record Unusable(String number, String reason, String raw) implements Notice {}
}
