package io.hongyan.server.web;

import io.hongyan.server.platform.Changes.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What nodes tell each other on {@code hongyan_stream}: {@code {"node": …, "merchant": …, "type":
 * …, "ids": […]}}, each under the 8,000 bytes that PostgreSQL lets through.
 */
final class StreamNotes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int IDS_A_NOTE = 150;
    private static final int MOST_NOTES = 200;

    private final String node;
    private final AtomicBoolean forgot = new AtomicBoolean();

    StreamNotes(String node) {
        this.node = node;
    }

    /** One notice, read. */
    sealed interface Note {

        /** We wrote it ourselves. */
        record Own() implements Note {}

        /** Another node has readers now. */
        record Hello() implements Note {}

        /** Another node could not say all that it changed. */
        record Lost() implements Note {}

        record News(List<Change> changes) implements Note {}

        record Rubbish(String why) implements Note {}
    }

    /** Something was not told: the next notices say so. */
    void forget() {
        forgot.set(true);
    }

    String hello() {
        return JSON.createObjectNode().put("node", node).put("hello", true).toString();
    }

    /** The notices that tell this; one that says "look anew" when they would be too many. */
    List<String> write(List<Change> changes) {
        var ids = new LinkedHashMap<UUID, Map<String, Set<UUID>>>();
        for (var change : changes) {
            ids.computeIfAbsent(change.merchant(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(change.type(), _ -> new LinkedHashSet<>())
                    .add(change.id());
        }
        var notes = new ArrayList<String>();
        ids.forEach((merchant, types) ->
                types.forEach((type, of) -> add(notes, merchant, type, List.copyOf(of))));
        if (forgot.getAndSet(false) || notes.size() > MOST_NOTES) {
            return List.of(JSON.createObjectNode().put("node", node).put("lost", true).toString());
        }
        return List.copyOf(notes);
    }

    private void add(List<String> notes, UUID merchant, String type, List<UUID> ids) {
        for (int from = 0; from < ids.size(); from += IDS_A_NOTE) {
            var note =
                    JSON.createObjectNode()
                            .put("node", node)
                            .put("merchant", merchant.toString())
                            .put("type", type);
            var some = note.putArray("ids");
            ids.subList(from, Math.min(ids.size(), from + IDS_A_NOTE))
                    .forEach(id -> some.add(id.toString()));
            notes.add(note.toString());
        }
    }

    Note read(String text) {
        try {
            var json = JSON.readTree(text);
            if (json.path("node").asString("").equals(node)) {
                return new Note.Own();
            }
            if (json.path("hello").asBoolean(false)) {
                return new Note.Hello();
            }
            if (json.path("lost").asBoolean(false)) {
                return new Note.Lost();
            }
            return news(json);
        } catch (IllegalArgumentException | JacksonException e) {
            return new Note.Rubbish(String.valueOf(e.getMessage()));
        }
    }

    private static Note news(JsonNode json) {
        var merchant = UUID.fromString(json.path("merchant").asString(""));
        var type = json.path("type").asString("");
        if (!type.matches("[a-z_.]{1,60}")) {
            return new Note.Rubbish("no type");
        }
        var changes = new ArrayList<Change>();
        for (var id : json.path("ids")) {
            changes.add(new Change(merchant, type, UUID.fromString(id.asString(""))));
        }
        if (json.has("id")) {
            changes.add(new Change(merchant, type, UUID.fromString(json.path("id").asString(""))));
        }
        return new Note.News(changes);
    }
}
