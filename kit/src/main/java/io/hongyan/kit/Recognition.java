package io.hongyan.kit;

import java.util.List;

/** Which carriers a vendor thinks a waybill number belongs to. */
public sealed interface Recognition {

    /** Our carrier codes, best first; empty if he does not know. */
    record Candidates(List<String> carriers) implements Recognition {

        public Candidates {
            carriers = List.copyOf(carriers);
        }
    }

    /** The vendor offers no such question, or did not answer it. */
    record Unavailable(String reason) implements Recognition {}
}
