package io.hongyan.server.desk;

import io.hongyan.core.action.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a person's yes (审批).
 *
 * @param key of the action that asked, or of the claim
 * @param kind flow or claim
 * @param role who may decide: a role's wire name
 * @param amount in minor units; null when it is not about money
 * @param why codes of the reasons that it needs a person
 * @param causedBy everybody who brought it about: none of them may decide it
 */
public record Approval(
        UUID id,
        String key,
        String kind,
        Subject subject,
        @Nullable UUID parcel,
        @Nullable UUID order,
        @Nullable UUID caseId,
        String title,
        String role,
        @Nullable Long amount,
        String currency,
        List<String> why,
        String receipt,
        List<String> causedBy,
        boolean escalates,
        String state,
        boolean escalated,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String reason) {

    /** How an approval ends. */
    public enum Verdict {
        APPROVED("approved"),
        REFUSED("refused"),
        /** Nobody decided in time: for money that is a no. */
        TIMED_OUT("timed_out");

        private final String state;

        Verdict(String state) {
            this.state = state;
        }

        String state() {
            return state;
        }
    }

    boolean isWaiting() {
        return state.equals("waiting");
    }
}
