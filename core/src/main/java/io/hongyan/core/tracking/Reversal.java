package io.hongyan.core.tracking;

import java.util.List;

/**
 * What a scan cancels (撤销): the newest earlier scan whose code is one of {@code codes}; without
 * codes (the cancelling was only told in words) the newest earlier scan that was read as {@code
 * status}.
 */
public record Reversal(List<String> codes, TrackingStatus status) {
    public Reversal {
        codes = List.copyOf(codes);
    }
}
