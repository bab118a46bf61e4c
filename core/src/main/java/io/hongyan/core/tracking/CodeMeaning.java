package io.hongyan.core.tracking;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one code of one source means.
 *
 * @param textMaySay main statuses to which the words of the scan may move it; empty for a code that
 *     can be relied on, all for a weak one
 * @param computed the source concluded it without a scan
 * @param reversal what the scan cancels; null for an ordinary one
 */
public record CodeMeaning(
        TrackingSubStatus status,
        Set<TrackingStatus> textMaySay,
        boolean computed,
        @Nullable Reversal reversal) {

    public CodeMeaning {
        textMaySay = Set.copyOf(textMaySay);
    }
}
