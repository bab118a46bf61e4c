package io.hongyan.server.flow;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.flow.Pause;
import io.hongyan.core.flow.Step;
import io.hongyan.core.flow.Trigger;
import io.hongyan.server.flow.FlowReader.Checks;
import io.hongyan.server.flow.FlowReader.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the steps of a flow, in the order of the file: their ids are counted as they come. */
final class StepReader {

    static final Set<String> KINDS =
            Set.of(
                    "send", "claim", "coupon", "points", "tier", "ticket", "approve", "webhook",
                    "tag", "wait", "branch", "stop");

    private static final int MOST_STEPS = 100;
    private static final int DEEPEST = 8;

    private final Checks checks;
    private final Map<String, Integer> counted = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private int count;
    private int depth;

    StepReader(Checks checks) {
        this.checks = checks;
    }

    /** One step under way: its id, its note, its fields, and what is known where it stands. */
    record Place(String id, String note, YamlMap map, Scope scope) {}

    List<Step> steps(YamlMap map, String key, Scope scope) {
        if (!map.has(key)) {
            return List.of();
        }
        return steps(map.at(key), scope);
    }

    private List<Step> steps(Node list, Scope scope) {
        if (++depth > DEEPEST) {
            checks.problems.add(list, "flow.too_deep", String.valueOf(DEEPEST));
            depth--;
            return List.of();
        }
        var reader = new ListReader(scope);
        var steps = YamlMap.listOf(list, checks.problems, reader);
        depth--;
        return steps;
    }

    /** Later steps of a list know what earlier ones waited for; nothing follows a stop. */
    private final class ListReader implements Function<Node, @Nullable Step> {

        private Scope scope;
        private boolean ended;

        ListReader(Scope scope) {
            this.scope = scope;
        }

        @Override
        public @Nullable Step apply(Node node) {
            if (ended) {
                checks.problems.add(node, "step.unreachable");
            }
            if (++count == MOST_STEPS + 1) {
                checks.problems.add(node, "flow.too_many_steps", String.valueOf(MOST_STEPS));
            }
            var step = count > MOST_STEPS ? null : step(node, scope);
            if (step != null) {
                scope = scope.with(brings(step));
                ended |= step instanceof Step.Stop;
            }
            return step;
        }
    }

    private static Set<String> brings(Step step) {
        return switch (step) {
            case Step.Wait(_, _, Pause.News(var trigger, _)) -> {
                var roots = new HashSet<>(trigger.brings());
                roots.add("wait");
                yield roots;
            }
            case Step.Wait _ -> Set.of("wait");
            case Step.Approve _ -> Set.of("approval");
            case Step.Branch(_, _, var arms) -> {
                var roots = new HashSet<String>();
                arms.forEach(arm -> arm.steps().forEach(inner -> roots.addAll(brings(inner))));
                yield roots;
            }
            case Step.Send _, Step.Claim _, Step.Coupon _, Step.Points _, Step.Tier _ -> Set.of();
            case Step.Ticket _, Step.Webhook _, Step.Tag _, Step.Stop _ -> Set.of();
        };
    }

    private @Nullable Step step(Node node, Scope scope) {
        if (node instanceof ScalarNode scalar && scalar.getValue().equals("stop")) {
            return new Step.Stop(counted("stop"), "");
        }
        var map = YamlMap.of(node, checks.problems);
        var kinds = new TreeSet<>(map.keys());
        kinds.removeAll(Set.of("id", "note"));
        if (kinds.size() != 1) {
            if (kinds.isEmpty()) {
                checks.problems.add(node, "step.none");
            } else {
                checks.problems.add(node, "step.several", String.join(", ", kinds));
            }
            return null;
        }
        var kind = kinds.first();
        if (!KINDS.contains(kind)) {
            checks.problems.unknown(map.keyNode(kind), "step.unknown", kind, KINDS);
            return null;
        }
        return step(kind, map, scope);
    }

    private @Nullable Step step(String kind, YamlMap item, Scope scope) {
        var id = id(kind, item);
        var note = item.textOr("note", "");
        if (kind.equals("branch")) {
            return branch(id, note, item.at("branch"), scope);
        }
        var fields = new StepFields(checks);
        var place = new Place(id, note, YamlMap.of(item.at(kind), checks.problems), scope);
        return switch (kind) {
            case "send" -> fields.send(place);
            case "claim" -> fields.claim(place);
            case "coupon" -> fields.coupon(place);
            case "points" -> fields.points(place);
            case "tier" -> fields.tier(place);
            case "ticket" -> fields.ticket(place);
            case "approve" -> approve(fields, place);
            case "webhook" -> fields.webhook(place);
            case "tag" -> fields.tag(place);
            case "wait" -> wait(place);
            case "stop" -> stop(place);
            default -> throw new IllegalStateException("step kind " + kind + " has no reader");
        };
    }

    private static Step stop(Place place) {
        place.map().only(Set.of());
        return new Step.Stop(place.id(), place.note());
    }

    private String id(String kind, YamlMap item) {
        var given = item.text("id");
        if (given == null) {
            return counted(kind);
        }
        if (!FlowReader.NAME.matcher(given).matches()) {
            checks.problems.add(item.at("id"), "step.id", given);
        }
        // Counted all the same: giving one step a name does not rename the others.
        counted.merge(kind, 1, Integer::sum);
        if (!ids.add(given)) {
            checks.problems.add(item.at("id"), "step.id_twice", given);
        }
        return given;
    }

    private String counted(String kind) {
        int number = counted.merge(kind, 1, Integer::sum);
        var id = number == 1 ? kind : kind + "-" + number;
        ids.add(id);
        return id;
    }

    private Step branch(String id, String note, Node node, Scope scope) {
        var arms = new ArrayList<Step.Arm>();
        if (node instanceof SequenceNode list) {
            var items = list.getValue();
            for (int i = 0; i < items.size(); i++) {
                arms.add(arm(items.get(i), i + 1 == items.size(), scope));
            }
        } else {
            checks.problems.add(node, "yaml.not_a_list");
        }
        if (arms.isEmpty()) {
            checks.problems.add(node, "branch.empty");
        }
        return new Step.Branch(id, note, arms);
    }

    private Step.Arm arm(Node node, boolean last, Scope scope) {
        var map = YamlMap.of(node, checks.problems).only(Set.of("when", "do"));
        if (!map.has("when") && !last) {
            checks.problems.add(node, "branch.default_not_last");
        }
        if (!map.has("do")) {
            checks.problems.add(node, "key.missing", "do");
        }
        return new Step.Arm(checks.condition(map, "when", scope), steps(map, "do", scope));
    }

    private Step approve(StepFields fields, Place place) {
        var otherwise = steps(place.map(), "otherwise", place.scope().with(List.of("approval")));
        return fields.approve(place, otherwise);
    }

    private @Nullable Step wait(Place place) {
        var map = place.map().only(Set.of("for", "duration", "until", "atMost"));
        long ways = Set.of("for", "duration", "until").stream().filter(map::has).count();
        if (ways != 1) {
            checks.problems.add(map.node(), "wait.what");
            return null;
        }
        var pause = pause(map, place.scope());
        return pause == null ? null : new Step.Wait(place.id(), place.note(), pause);
    }

    private @Nullable Pause pause(YamlMap map, Scope scope) {
        if (map.has("until")) {
            var time = map.time("until");
            return time == null ? null : new Pause.Clock(time);
        }
        var key = map.has("duration") ? "duration" : "for";
        var text = map.need(key);
        if (key.equals("duration") || text.startsWith("P")) {
            var length = map.duration(key, FlowReader.LONGEST);
            return length == null ? null : new Pause.Delay(length);
        }
        var trigger = FlowReader.trigger(map.at("for"), text, checks.problems);
        var atMost = map.duration("atMost", FlowReader.LONGEST);
        if (!map.has("atMost")) {
            checks.problems.add(map.node(), "wait.at_most");
        }
        if (trigger != null && !comesTo(scope.trigger().subject(), trigger)) {
            checks.problems.add(map.at("for"), "wait.subject", text);
        }
        return trigger == null || atMost == null ? null : news(trigger, atMost);
    }

    private static Pause news(Trigger trigger, Duration atMost) {
        return new Pause.News(trigger, atMost);
    }

    /** A wait sees news of its own subject only. */
    private static boolean comesTo(SubjectKind subject, Trigger trigger) {
        return trigger.subject() == subject;
    }
}
