package io.hongyan.server.message;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message about something is for, and what is known now.
 *
 * @param person token of the buyer; null when nobody is known
 * @param facts by their path, as the catalogue types them: money in fen, times as moments
 */
public record Recipient(
        @Nullable UUID person,
        @Nullable UUID parcel,
        @Nullable UUID order,
        @Nullable UUID member,
        Map<String, Object> facts) {

    public Recipient {
        facts = Map.copyOf(facts);
    }
}
