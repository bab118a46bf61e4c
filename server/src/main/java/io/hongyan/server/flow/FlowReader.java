package io.hongyan.server.flow;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.flow.Condition;
import io.hongyan.core.flow.Flow;
import io.hongyan.core.flow.Limits;
import io.hongyan.core.flow.Once;
import io.hongyan.core.flow.Trigger;
import io.hongyan.core.message.Template;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a flow from YAML, strictly: whatever is not understood is a problem with its place. */
public final class FlowReader {

    static final Duration LONGEST = Duration.ofDays(400);
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    static final long MOST_MONEY = 100_000_000_00L;

    private static final Set<String> KEYS =
            Set.of(
                    "flow",
                    "name",
                    "note",
                    "enabled",
                    "on",
                    "when",
                    "once",
                    "cooldown",
                    "rollout",
                    "limits",
                    "do");

    private final Conditions conditions;
    private final @Nullable Map<String, Template> templates;

    /**
     * @param templates those that the flow may send
     */
    public FlowReader(Conditions conditions, Map<String, Template> templates) {
        this.conditions = conditions;
        this.templates = Map.copyOf(templates);
    }

    private FlowReader(Conditions conditions) {
        this.conditions = conditions;
        this.templates = null;
    }

    /**
     * For flows that were checked when they were published: a template that has gone since keeps
     * its message from being sent, not the rest of the flow from running.
     */
    static FlowReader trusting(Conditions conditions) {
        return new FlowReader(conditions);
    }

    /** Reads a flow as version 1; pure. */
    public FlowReading read(String yaml) {
        var problems = new Problems();
        var root = YamlText.parse(yaml, problems);
        if (root == null) {
            return new FlowReading(null, false, problems.inOrder());
        }
        var map = YamlMap.of(root, problems).only(KEYS);
        boolean enabled = map.truth("enabled", true);
        var trigger = trigger(map.at("on"), map.need("on"), problems);
        var flow = trigger == null ? null : flow(map, trigger, new Checks(yaml, problems));
        if (trigger == null) {
            // Without its trigger nothing can be said about fields and steps.
            map.need("flow");
            map.need("name");
            map.need("do", "flow.no_steps");
        }
        return new FlowReading(problems.isEmpty() ? flow : null, enabled, problems.inOrder());
    }

    /** What the parts of one file are checked against. */
    final class Checks {

        final Problems problems;
        private final String source;

        Checks(String source, Problems problems) {
            this.source = source;
            this.problems = problems;
        }

        /** Null when templates are not checked. */
        @Nullable Map<String, Template> templates() {
            return templates;
        }

        /** Null when there is none, or a bad one (then it is noted). */
        @Nullable Condition condition(YamlMap map, String key, Scope scope) {
            var text = map.text(key);
            if (text == null) {
                return null;
            }
            var node = (org.yaml.snakeyaml.nodes.ScalarNode) map.at(key);
            return switch (conditions.compile(text, scope.roots())) {
                case Conditions.Compiled.Good(var condition) -> condition;
                case Conditions.Compiled.Bad(var issues) -> {
                    new CelProblems(problems, node, source, scope.trigger().wireName()).add(issues);
                    yield null;
                }
            };
        }
    }

    /** Which facts there are at a place in a flow. */
    record Scope(Trigger trigger, Set<String> roots) {

        Scope {
            roots = Set.copyOf(roots);
        }

        Scope with(java.util.Collection<String> more) {
            var all = new java.util.HashSet<>(roots);
            all.addAll(more);
            return new Scope(trigger, all);
        }
    }

    private @Nullable Flow flow(YamlMap map, Trigger trigger, Checks checks) {
        var problems = checks.problems;
        var id = map.need("flow");
        if (!id.isEmpty() && !NAME.matcher(id).matches()) {
            problems.add(map.at("flow"), "flow.id", id);
        }
        var scope = new Scope(trigger, FlowFields.atStart(trigger));
        var when = checks.condition(map, "when", scope);
        var steps = new StepReader(checks).steps(map, "do", scope);
        if (steps.isEmpty()) {
            problems.add(map.keyNode("do"), "flow.no_steps");
        }
        var rollout = map.whole("rollout", 0, 100);
        return new Flow(
                id,
                1,
                map.need("name"),
                map.textOr("note", ""),
                trigger,
                when,
                once(map, trigger, problems),
                map.duration("cooldown", LONGEST),
                rollout == null ? 100 : rollout.intValue(),
                map.has("limits") ? limits(map.at("limits"), problems) : Limits.NONE,
                steps);
    }

    static @Nullable Trigger trigger(Node node, String name, Problems problems) {
        var trigger = Trigger.find(name).orElse(null);
        if (trigger == null && !name.isEmpty()) {
            var known = Arrays.stream(Trigger.values()).map(Trigger::wireName).toList();
            problems.unknown(node, "trigger.unknown", name, known);
        }
        return trigger;
    }

    private static Once once(YamlMap map, Trigger trigger, Problems problems) {
        var words = new LinkedHashMap<String, Once>();
        Arrays.stream(Once.values()).forEach(once -> words.put(once.wireName(), once));
        var once = map.oneOf("once", words, Once.OCCURRENCE);
        if (!isPossible(once, trigger.subject())) {
            problems.add(map.at("once"), "flow.once_subject", once.wireName());
        }
        return once;
    }

    private static boolean isPossible(Once once, SubjectKind subject) {
        return switch (once) {
            case OCCURRENCE -> true;
            case PARCEL -> subject == SubjectKind.PARCEL;
            case ORDER -> subject == SubjectKind.PARCEL || subject == SubjectKind.ORDER;
            case MEMBER -> true;
        };
    }

    private static Limits limits(Node node, Problems problems) {
        var map =
                YamlMap.of(node, problems)
                        .only(Set.of(Limits.PER_DAY, Limits.BUDGET, Limits.BRAKE));
        var brake = map.whole(Limits.BRAKE, 1, 1_000_000_000);
        return new Limits(
                map.whole(Limits.PER_DAY, 1, 1_000_000_000),
                map.whole(Limits.BUDGET, 0, MOST_MONEY),
                brake == null ? Limits.USUAL_BRAKE : brake);
    }
}
