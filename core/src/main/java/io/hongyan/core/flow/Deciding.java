package io.hongyan.core.flow;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.message.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One decision while it is being made: the state as it comes to be, and what follows so far. */
final class Deciding {

    final Situation situation;
    final Set<String> tags;
    private final SubjectState before;
    private final @Nullable String mayTellProgress;
    private final Map<String, Instant> fired;
    private final List<Run> runs;
    private final Map<Purpose, SubjectState.Sent> sent;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<String> cancelGroups = new LinkedHashSet<>();
    private boolean toldProgress;

    /** An action whose receipt is still to be written. */
    record Pending(Action action, ActionMaker.Origin origin) {}

    Deciding(Situation situation, SubjectState state, @Nullable String mayTellProgress) {
        this.situation = situation;
        this.before = state;
        this.mayTellProgress = mayTellProgress;
        this.fired = new HashMap<>(state.fired());
        this.runs = new ArrayList<>(state.runs());
        this.sent = new EnumMap<>(Purpose.class);
        this.sent.putAll(state.sent());
        this.tags = new HashSet<>(state.tags());
    }

    void take(Occurrence news) {
        var trigger = Trigger.find(news.trigger()).orElseThrow();
        var reversed = trigger.reverses();
        if (reversed != null) {
            reverse(reversed);
        }
        for (var run : takeRunsMovedBy(trigger, news)) {
            var came = new HashMap<String, Object>(news.facts());
            came.put("wait.came", true);
            new Runner(this, run.flow(), news.id()).resume(seeing(run, news.id()), came);
        }
        var facts = factsWith(news.facts());
        for (var flow : situation.flows().candidates(trigger, facts)) {
            start(flow, news);
        }
    }

    /** Facts for a run, its own in front; tags that steps stick on are seen at once. */
    RunFacts factsWith(Map<String, Object> own) {
        return new RunFacts(this::factOfSubject, own, situation.now());
    }

    private @Nullable Object factOfSubject(String path) {
        return path.equals("parcel.tags")
                ? tags.stream().sorted().toList()
                : situation.facts().get(path);
    }

    private void start(Flow flow, Occurrence news) {
        var runner = new Runner(this, flow.id(), news.id());
        if (flow.on().subject() != situation.subject().kind()) {
            return;
        }
        if (!Rollout.includes(flow, situation.subject())) {
            runner.skip("", Why.ROLLOUT, flow.rollout() + " %");
        } else if (fired.containsKey(firedKey(flow, news))) {
            runner.skip("", Why.ONCE, "");
        } else if (isCooling(flow)) {
            runner.skip("", Why.COOLDOWN, String.valueOf(flow.cooldown()));
        } else {
            startIfMet(flow, news, runner);
        }
    }

    private void startIfMet(Flow flow, Occurrence news, Runner runner) {
        var facts = factsWith(news.facts());
        if (!runner.meets(flow.when(), facts, "")) {
            return;
        }
        if (!isAllowed(flow)) {
            runner.skip("", Why.PER_DAY, String.valueOf(flow.limits().perDay()));
            return;
        }
        fired.put(firedKey(flow, news), situation.now());
        if (flow.cooldown() != null) {
            fired.put(flow.id(), situation.now());
        }
        var start =
                new Run.Start(
                        flow.on(), news.id(), news.at(), keyed(flow), Map.of(), List.of(news.id()));
        runner.start(new Runner.Course(flow, start, facts));
    }

    private static String firedKey(Flow flow, Occurrence news) {
        return flow.once() == Once.OCCURRENCE ? flow.id() + "|" + news.id() : flow.id();
    }

    private boolean isCooling(Flow flow) {
        var last = fired.get(flow.id());
        var cooldown = flow.cooldown();
        return last != null && cooldown != null && situation.now().isBefore(last.plus(cooldown));
    }

    private boolean isAllowed(Flow flow) {
        return flow.limits().perDay() == null
                || situation.allowance().take(flow.id(), Limits.PER_DAY, 1);
    }

    /**
     * Whose name stands in the keys: an order's parcels share a key when once an order is enough.
     */
    private Subject keyed(Flow flow) {
        return switch (flow.once()) {
            case OCCURRENCE, PARCEL -> situation.subject();
            case ORDER -> other(SubjectKind.ORDER, Field.ORDER_ID);
            case MEMBER -> other(SubjectKind.MEMBER, Field.MEMBER_ID);
        };
    }

    private Subject other(SubjectKind kind, Field field) {
        var id = situation.facts().get(field.path());
        if (id == null || id.toString().length() != 36) {
            return situation.subject();
        }
        return new Subject(kind, UUID.fromString(id.toString()));
    }

    /** What hung on it does not happen: waits end, waiting actions go, flows may start again. */
    private void reverse(Trigger reversed) {
        var group = reversed.wireName();
        cancelGroups.add(group);
        for (var run : List.copyOf(runs)) {
            if (run.start().trigger() == reversed) {
                runs.remove(run);
                skip(new Skipped(run.flow(), run.start().occurrence(), "", Why.REVERSED, ""));
            }
        }
        pending.removeIf(one -> one.action().guard().group().equals(group));
        sent.values()
                .removeIf(message ->
                        message.group().equals(group) && !message.due().isBefore(situation.now()));
        fired.keySet().removeIf(key -> isFlowOn(key, reversed));
    }

    private boolean isFlowOn(String firedKey, Trigger trigger) {
        return firedKey.indexOf('|') < 0
                && situation.flows().current(firedKey).map(Flow::on).orElse(null) == trigger;
    }

    List<Run> takeDueRuns() {
        var due =
                runs.stream()
                        .filter(run -> isDue(run.due()))
                        .sorted(Comparator.comparing(Deciding::dueOf).thenComparing(Run::flow))
                        .toList();
        runs.removeAll(due);
        return due;
    }

    private boolean isDue(@Nullable Instant due) {
        return due != null && !due.isAfter(situation.now());
    }

    private static Instant dueOf(Run run) {
        var due = run.due();
        return due == null ? Instant.MAX : due;
    }

    private List<Run> takeRunsMovedBy(Trigger trigger, Occurrence news) {
        var moved = runs.stream().filter(run -> isMovedBy(run, trigger, news)).toList();
        runs.removeAll(moved);
        return moved;
    }

    static boolean isMovedBy(Run run, Trigger trigger, Occurrence news) {
        if (run.start().seen().contains(news.id()) || run.start().occurrence().equals(news.id())) {
            return false;
        }
        return switch (run.await()) {
            case Run.Await.Time _ -> false;
            case Run.Await.News(var awaited) -> awaited == trigger;
            case Run.Await.Decision(var key) ->
                    (trigger == Trigger.APPROVAL_APPROVED || trigger == Trigger.APPROVAL_REFUSED)
                            && key.equals(news.facts().get("approval.key"));
        };
    }

    private static Run seeing(Run run, String news) {
        var seen = new ArrayList<>(run.start().seen());
        seen.add(news);
        var start = run.start();
        return new Run(
                run.flow(),
                run.version(),
                new Run.Start(
                        start.trigger(),
                        start.occurrence(),
                        start.at(),
                        start.keyed(),
                        start.facts(),
                        seen),
                run.path(),
                run.await(),
                run.due());
    }

    boolean mayTellProgress(String occurrence) {
        return mayTellProgress == null || mayTellProgress.equals(occurrence);
    }

    boolean toldProgress() {
        return toldProgress;
    }

    boolean hasSent(Purpose purpose) {
        return sent.containsKey(purpose);
    }

    boolean isProgressFull() {
        return sent.keySet().stream().filter(Purpose::isProgress).count() >= Purpose.MOST_PROGRESS;
    }

    void markSent(Purpose purpose, SubjectState.Sent message) {
        sent.put(purpose, message);
        toldProgress |= purpose.isProgress();
    }

    void add(Pending action) {
        pending.add(action);
    }

    void add(Run run) {
        runs.add(run);
    }

    void add(Hit hit) {
        hits.add(hit);
    }

    void skip(Skipped one) {
        skipped.add(one);
    }

    Decision decision() {
        var after = new SubjectState(fired, runs, sent, tags);
        var state = after.equals(before) ? before : after;
        var actions = pending.stream().map(one -> ActionMaker.withReceipt(one, skipped)).toList();
        return new Decision(state, actions, state.wakeAt(), cancelGroups, hits, skipped);
    }
}
