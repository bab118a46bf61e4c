package io.hongyan.server.platform.cli;

import io.hongyan.core.action.Action;
import io.hongyan.core.base.JsonText;
import io.hongyan.core.flow.Flow;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.flow.BuiltIns;
import io.hongyan.server.flow.Conditions;
import io.hongyan.server.flow.FlowReader;
import io.hongyan.server.flow.FlowReading;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code hongyan replay FILE…}: recorded histories, a line of JSON each; for each what it would
 * have caused with the flows that come with the program. With {@code --to URL --key KEY} they are
 * sent to a running server instead.
 */
public final class Replay {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String USE =
            "hongyan replay FILE… [--to URL --key KEY]: URL of a running server and an API key, or"
                    + " the hook address and signing secret of a connection of connector standard";

    private Replay() {}

    /**
     * @return the exit status: 0 when every line was a history, 1 when one was not or could not be
     *     sent, 2 when it was called wrongly
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var files = new ArrayList<String>();
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (!word.startsWith("--")) {
                files.add(word);
            } else if (i + 1 < arguments.size() && List.of("--to", "--key").contains(word)) {
                options.put(word, arguments.get(++i));
            } else {
                err.println(USE);
                return 2;
            }
        }
        if (files.isEmpty() || options.size() == 1) {
            err.println(USE);
            return 2;
        }
        if (options.isEmpty()) {
            var flows = builtIn();
            var reader = TrackingTables.eventReader();
            return each(
                    files, out, err, one -> caused(one, new ReplayRun(flows, reader, one).run()));
        }
        var to = String.valueOf(options.get("--to"));
        var key = String.valueOf(options.get("--key"));
        try (var sending = ReplaySending.open(to, key)) {
            return each(files, out, err, sending::send);
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static int each(
            List<String> files,
            PrintStream out,
            PrintStream err,
            Function<ReplayHistory, Map<String, Object>> answer) {
        int status = 0;
        for (var file : files) {
            try (var in = new FileInputStream(file)) {
                var lines = new InputLines(in);
                for (var line = lines.next(); line != null; line = lines.next()) {
                    if (!line.isBlank()) {
                        var told = answered(line, answer);
                        status = told.containsKey("error") ? 1 : status;
                        out.println(JsonText.of(told));
                    }
                }
            } catch (IOException e) {
                err.println(file + " can't be read: " + e.getMessage());
                return 2;
            }
        }
        return status;
    }

    private static Map<String, Object> answered(
            String line, Function<ReplayHistory, Map<String, Object>> answer) {
        try {
            return answer.apply(ReplayHistory.of(line));
        } catch (IllegalArgumentException e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    /** The flows that a new merchant gets switched on. */
    private static FlowIndex builtIn() {
        var reader = new FlowReader(new Conditions(), BuiltIns.templates());
        List<Flow> flows =
                BuiltIns.flowTexts().stream()
                        .map(reader::read)
                        .filter(FlowReading::enabled)
                        .map(FlowReading::good)
                        .toList();
        return FlowIndex.of(flows, BuiltIns.templates());
    }

    private static Map<String, Object> caused(ReplayHistory history, ReplayRun.Outcome outcome) {
        var told = head(history);
        var standing = outcome.standing();
        told.put("status", standing == null ? "NO_TRACE" : standing.status().name());
        told.put("substatus", standing == null ? "NONE" : standing.sub().sub());
        told.put("events", history.reports().size());
        told.put("unread", history.unread());
        told.put(
                "milestones",
                outcome.reached().stream()
                        .map(one ->
                                ordered(
                                        "kind", one.milestone().kind().wireName(),
                                        "at", one.milestone().at().toString(),
                                        "late", one.late()))
                        .toList());
        told.put(
                "anomalies",
                outcome.opened().stream()
                        .map(one ->
                                ordered(
                                        "type", one.type().name(),
                                        "openedAt", one.openedAt().toString(),
                                        "why", one.why()))
                        .toList());
        told.put("actions", outcome.actions().stream().map(Replay::shown).toList());
        return told;
    }

    private static Map<String, Object> shown(Action action) {
        var key = action.key().split("/", -1);
        return ordered(
                "kind",
                action.kind(),
                "flow",
                key[0],
                "occurrence",
                key.length > 2 ? key[2] : "",
                "step",
                key[key.length - 1],
                "dueAt",
                action.dueAt().toString(),
                "body",
                JSON.readValue(action.body(), Map.class));
    }

    static Map<String, Object> head(ReplayHistory history) {
        return ordered(
                "id", history.id(),
                "carrier", history.carrier(),
                "number", history.number());
    }

    /** Names and values by turns. */
    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
