package io.hongyan.core.tracking;

import java.time.Instant;
import java.util.Set;

/**
 * A source takes back what it said and does not repeat ({@code updateall}): of its reports up to
 * {@code upTo} only {@code kept} stand. A fact like any other: it counts whenever it arrives.
 */
public record Withdrawal(int source, Instant upTo, Set<Long> kept) {

    public Withdrawal {
        kept = Set.copyOf(kept);
    }

    boolean takesBack(Scan scan) {
        return scan.source() == source && !scan.at().isAfter(upTo) && !kept.contains(scan.id());
    }
}
