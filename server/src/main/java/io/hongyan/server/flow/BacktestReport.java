package io.hongyan.server.flow;

import io.hongyan.core.action.Action;
import io.hongyan.core.flow.Decision;
import io.hongyan.core.flow.Hit;
import io.hongyan.core.flow.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what a flow would have done: hits, actions, money, examples, conflicts. */
final class BacktestReport implements Rehearsal.Sink {

    private static final int MOST_EXAMPLES = 20;

    /** What a text message costs, in fen. */
    private static final long SMS_FEN = 5;

    private final String flow;
    private final Set<Object> subjects = new HashSet<>();
    private final Map<String, Long> actions = new TreeMap<>();
    private final Map<String, Long> withheld = new TreeMap<>();
    private final Map<String, Long> conflicts = new TreeMap<>();
    private final List<Map<String, Object>> examples = new ArrayList<>();
    private long news;
    private long hits;
    private long money;

    BacktestReport(String flow) {
        this.flow = flow;
    }

    @Override
    public void decided(
            Rehearsal.Cast cast, Instant at, List<Occurrence> heard, Decision decision) {
        news += heard.size();
        var mine = decision.hits().stream().filter(hit -> hit.flow().equals(flow)).toList();
        decision.skipped().stream()
                .filter(skipped -> skipped.flow().equals(flow))
                .forEach(skipped -> withheld.merge(skipped.why().name(), 1L, Long::sum));
        if (mine.isEmpty()) {
            return;
        }
        subjects.add(cast.subject());
        hits += mine.size();
        money += mine.stream().mapToLong(Hit::money).sum();
        var done = decision.actions().stream().filter(this::isMine).toList();
        done.forEach(action -> actions.merge(action.kind(), 1L, Long::sum));
        decision.hits().stream()
                .filter(hit -> !hit.flow().equals(flow) && isOfSameNews(hit, mine))
                .forEach(hit -> conflicts.merge(hit.flow(), 1L, Long::sum));
        if (examples.size() < MOST_EXAMPLES && !done.isEmpty()) {
            examples.add(example(cast, at, done));
        }
    }

    private boolean isMine(Action action) {
        return action.key().startsWith(flow + "/");
    }

    private static boolean isOfSameNews(Hit hit, List<Hit> mine) {
        return mine.stream().anyMatch(one -> one.occurrence().equals(hit.occurrence()));
    }

    private static Map<String, Object> example(Rehearsal.Cast cast, Instant at, List<Action> done) {
        var example = new LinkedHashMap<String, Object>();
        example.put("parcel", cast.subject().id());
        example.put("number", cast.name());
        example.put("at", at);
        example.put("actions", done.stream().map(BacktestReport::told).toList());
        return example;
    }

    static Map<String, Object> told(Action action) {
        var told = new LinkedHashMap<String, Object>();
        told.put("kind", action.kind());
        told.put("key", action.key());
        told.put("dueAt", action.dueAt());
        told.put("body", new tools.jackson.databind.util.RawValue(action.body()));
        told.put("receipt", new tools.jackson.databind.util.RawValue(action.receipt()));
        return told;
    }

    Map<String, Object> result() {
        var result = new LinkedHashMap<String, Object>();
        result.put("news", news);
        result.put("parcels", subjects.size());
        result.put("hits", hits);
        result.put("actions", actions);
        result.put("money", money(money));
        result.put("messageCost", money(actions.getOrDefault("message", 0L) * SMS_FEN));
        result.put("withheld", withheld);
        result.put("conflicts", conflicts);
        result.put("examples", examples);
        return result;
    }

    private static Map<String, Object> money(long fen) {
        return Map.of("amount", fen, "currency", "CNY");
    }
}
