package io.hongyan.server.action;

import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.kit.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An action as the table holds it.
 *
 * @param key the same for every attempt; what the other side gets as idempotency key is made of it
 * @param body the JSON object that the handler needs
 * @param receipt why it was decided
 * @param attempt calls that were begun
 * @param lookUps how often a doubt was asked about in vain
 * @param inDoubt a call was begun and nobody knows how it ended
 * @param heard what its last try came to; empty when it is new or a person set it going again
 * @param fence which lease this is; a later one makes it worthless
 */
public record StoredAction(
        UUID merchant,
        UUID id,
        String kind,
        Subject subject,
        String key,
        JsonNode body,
        Guard guard,
        JsonNode receipt,
        Instant dueAt,
        Instant nextAt,
        @Nullable Instant until,
        int attempt,
        int lookUps,
        boolean inDoubt,
        @Nullable String endpoint,
        String heard,
        long fence) {

    /** A text of the body; empty if it is not there. */
    public String text(String field) {
        return Json.text(body, field);
    }

    /** An id of the body, for example {@code parcel}, {@code order} or {@code member}. */
    public Optional<UUID> findId(String field) {
        var text = text(field);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The flow that decided it: the first part of its key. */
    public String flow() {
        var slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    /** The same with a call begun, and known by the way that it took. */
    StoredAction begun(String way) {
        return with(attempt + 1, true, way);
    }

    /** The same with a try over that leaves no doubt. */
    StoredAction tried() {
        return with(attempt + 1, false);
    }

    /** The same, and nobody knows whether it is done. */
    StoredAction doubted() {
        return with(attempt, true);
    }

    /** The same, surely not done yet. */
    StoredAction surelyNotDone() {
        return with(attempt, false);
    }

    private StoredAction with(int attempts, boolean doubt) {
        return with(attempts, doubt, endpoint);
    }

    private StoredAction with(int attempts, boolean doubt, @Nullable String way) {
        return new StoredAction(
                merchant, id, kind, subject, key, body, guard, receipt, dueAt, nextAt, until,
                attempts, lookUps, doubt, way, heard, fence);
    }

    /** Names it in logs: no body, since that may speak of persons. */
    @Override
    public String toString() {
        return kind + " " + id + " [" + key + "]";
    }
}
