package io.hongyan.core.flow;

import io.hongyan.core.message.QuietHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes one run of one flow from step to step until it waits or ends. */
final class Runner {

    private final Deciding deciding;
    private final String flowId;
    private final String occurrence;
    private int actions;
    private long money;

    /**
     * @param occurrence the news that moves it now (also when it began with other news)
     */
    Runner(Deciding deciding, String flowId, String occurrence) {
        this.deciding = deciding;
        this.flowId = flowId;
        this.occurrence = occurrence;
    }

    /** A run under way: its flow, what it began with, the facts as it sees them. */
    record Course(Flow flow, Run.Start start, RunFacts facts) {}

    /** Whether the steps behind it are still to be done. */
    private enum Then {
        GO_ON,
        WAIT_OR_END
    }

    void start(Course course) {
        walk(course, course.flow().steps(), 0, List.of());
        hit(course.flow());
    }

    void resume(Run run, Map<String, Object> came) {
        var flow = deciding.situation.flows().version(run.flow(), run.version()).orElse(null);
        if (flow == null) {
            skip("", Why.DELETED, "");
            return;
        }
        var own = new HashMap<>(run.start().facts());
        own.putAll(came);
        var course = new Course(flow, run.start(), deciding.factsWith(own));
        if (run.await() instanceof Run.Await.Decision) {
            decided(course, run.path());
        } else {
            goOn(course, flow.steps(), run.path(), 0);
        }
        hit(flow);
    }

    private void hit(Flow flow) {
        deciding.add(
                new Hit(
                        flow.id(),
                        flow.version(),
                        occurrence,
                        deciding.situation.now(),
                        actions,
                        money));
    }

    /** Goes down to where the run waited, then on from there, list by list. */
    private Then goOn(Course course, List<Step> steps, List<Integer> path, int depth) {
        int index = path.get(depth);
        var before = path.subList(0, depth);
        if (depth + 1 < path.size() && index < steps.size()) {
            int arm = path.get(depth + 1);
            var inner = armOf(steps.get(index), arm);
            if (goOn(course, inner, path, depth + 2) == Then.WAIT_OR_END
                    || steps.get(index) instanceof Step.Approve) {
                return Then.WAIT_OR_END;
            }
        }
        return walk(course, steps, index + 1, before);
    }

    private static List<Step> armOf(Step step, int arm) {
        return switch (step) {
            case Step.Branch branch -> branch.arms().get(arm).steps();
            case Step.Approve approve -> approve.otherwise();
            case Step.Send _, Step.Claim _, Step.Coupon _, Step.Points _, Step.Tier _ -> List.of();
            case Step.Ticket _, Step.Webhook _, Step.Tag _, Step.Wait _, Step.Stop _ -> List.of();
        };
    }

    /** A person said yes or no. */
    private void decided(Course course, List<Integer> path) {
        if ("APPROVED".equals(course.facts().get(Field.APPROVAL_STATE.path()))) {
            goOn(course, course.flow().steps(), path, 0);
            return;
        }
        var approve = (Step.Approve) stepAt(course.flow().steps(), path);
        skip(approve.id(), Why.REFUSED, String.valueOf(course.facts().find("approval.state")));
        var inner = new ArrayList<>(path);
        inner.add(0);
        walk(course, approve.otherwise(), 0, inner);
    }

    private static Step stepAt(List<Step> steps, List<Integer> path) {
        var step = steps.get(path.getFirst());
        for (int i = 1; i + 1 < path.size(); i += 2) {
            step = armOf(step, path.get(i)).get(path.get(i + 1));
        }
        return step;
    }

    private Then walk(Course course, List<Step> steps, int from, List<Integer> above) {
        for (int i = from; i < steps.size(); i++) {
            if (take(course, steps.get(i), at(above, i)) == Then.WAIT_OR_END) {
                return Then.WAIT_OR_END;
            }
        }
        return Then.GO_ON;
    }

    private static List<Integer> at(List<Integer> above, int index) {
        var path = new ArrayList<>(above);
        path.add(index);
        return path;
    }

    private Then take(Course course, Step step, List<Integer> path) {
        return switch (step) {
            case Step.Stop _ -> Then.WAIT_OR_END;
            case Step.Wait(_, _, var pause) -> await(course, path, pause);
            case Step.Branch branch -> branch(course, branch, path);
            case Step.Approve approve -> {
                var key = act(course, approve);
                if (key != null) {
                    park(course, path, new Run.Await.Decision(key), null);
                }
                yield Then.WAIT_OR_END;
            }
            case Step.Tag(_, _, var tag, var remove) -> {
                boolean _ = remove ? deciding.tags.remove(tag) : deciding.tags.add(tag);
                act(course, step);
                yield Then.GO_ON;
            }
            case Step.Send _, Step.Claim _, Step.Coupon _, Step.Points _, Step.Tier _ ->
                    done(course, step);
            case Step.Ticket _, Step.Webhook _ -> done(course, step);
        };
    }

    private Then done(Course course, Step step) {
        act(course, step);
        return Then.GO_ON;
    }

    private @Nullable String act(Course course, Step step) {
        var made = new ActionMaker(deciding, this, course).make(step);
        if (made == null) {
            return null;
        }
        deciding.add(made);
        actions++;
        return made.action().key();
    }

    private Then await(Course course, List<Integer> path, Pause pause) {
        var now = deciding.situation.now();
        switch (pause) {
            case Pause.Delay(var length) ->
                    park(course, path, new Run.Await.Time(), now.plus(length));
            case Pause.News(var trigger, var atMost) ->
                    park(course, path, new Run.Await.News(trigger), now.plus(atMost));
            case Pause.Clock(var time) -> {
                var local = now.atZone(QuietHours.CHINA);
                var next = local.with(time);
                var due = next.isAfter(local) ? next : next.plusDays(1);
                park(course, path, new Run.Await.Time(), due.toInstant());
            }
        }
        return Then.WAIT_OR_END;
    }

    private void park(Course course, List<Integer> path, Run.Await await, @Nullable Instant due) {
        var began = course.start();
        var start =
                new Run.Start(
                        began.trigger(),
                        began.occurrence(),
                        began.at(),
                        began.keyed(),
                        course.facts().kept(),
                        began.seen());
        deciding.add(new Run(course.flow().id(), course.flow().version(), start, path, await, due));
    }

    private Then branch(Course course, Step.Branch branch, List<Integer> path) {
        for (int arm = 0; arm < branch.arms().size(); arm++) {
            var taken = branch.arms().get(arm);
            if (meets(taken.when(), course.facts(), branch.id())) {
                var inner = new ArrayList<>(path);
                inner.add(arm);
                return walk(course, taken.steps(), 0, inner);
            }
        }
        return Then.GO_ON;
    }

    /** Tests a condition; null holds always. When it does not hold, says why in the trace. */
    boolean meets(@Nullable Condition condition, RunFacts facts, String step) {
        if (condition == null) {
            return true;
        }
        facts.takeUnknown();
        if (condition.holds(facts)) {
            return true;
        }
        var unknown = facts.takeUnknown();
        if (!unknown.isEmpty()) {
            skip(step, Why.FACT_UNKNOWN, String.join(", ", unknown.stream().sorted().toList()));
        } else {
            skip(step, step.isEmpty() ? Why.CONDITION : Why.BRANCH, condition.text());
        }
        return false;
    }

    void skip(String step, Why why, String detail) {
        deciding.skip(new Skipped(flowId, occurrence, step, why, detail));
    }

    String occurrence() {
        return occurrence;
    }

    void spend(long fen) {
        money += fen;
    }
}
