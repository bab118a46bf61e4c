package io.hongyan.server.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work item for a person (工单).
 *
 * @param kind what it is about: staff, buyer, dead-letter, payout …
 * @param words the buyer's words, sealed; null when nobody said anything
 * @param dueAt until when somebody should have looked at it; null for no clock
 */
@SuppressWarnings("ArrayRecordComponent") // sealed bytes; nobody compares tickets
record Ticket(
        UUID id,
        String key,
        String kind,
        String title,
        String suggestion,
        byte @Nullable [] words,
        About about,
        String priority,
        String assignee,
        String state,
        @Nullable Instant dueAt,
        String receipt,
        String causedBy,
        Instant createdAt,
        @Nullable Instant doneAt) {

    /** What it is about. */
    record About(
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID caseId,
            @Nullable UUID member) {}
}
