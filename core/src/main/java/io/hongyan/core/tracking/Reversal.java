package io.hongyan.core.tracking;

import java.util.List;

/**
 * What a scan cancels (撤销): the newest earlier scan whose code is one of {@code codes}; without
 * codes (the cancelling was only told in words) the newest earlier scan that was read as {@code
 * status}.
 *
 * @param sub what the named scan is read as
 */
public record Reversal(List<String> codes, TrackingStatus status, TrackingSubStatus sub) {

    public Reversal {
        codes = List.copyOf(codes);
    }

    /** Told in words, or of a code that says no more than its main status. */
    public Reversal(List<String> codes, TrackingStatus status) {
        this(codes, status, StatusMap.coarsest(status));
    }
}
