package io.hongyan.core.flow;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Subject;
import io.hongyan.core.message.Purpose;
import io.hongyan.core.message.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words for tests about flows. */
final class FlowFixtures {

    /** Noon in China. */
    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    static final Subject PARCEL =
            Subject.parcel(UUID.fromString("01935000-0000-7000-8000-000000000001"));

    private FlowFixtures() {}

    static Occurrence news(Trigger trigger, int number, Instant at) {
        var name = trigger.wireName().substring(trigger.wireName().indexOf('.') + 1);
        return new Occurrence(trigger.wireName(), name + "#" + number, at, Map.of());
    }

    static Occurrence anomaly(String type, Instant at) {
        return new Occurrence(
                "parcel.anomaly_opened", type + "#1", at, Map.of("anomaly.type", type));
    }

    static Flow flow(String id, Trigger on, Step... steps) {
        return new Flow(
                id, 1, id, "", on, null, Once.PARCEL, null, 100, Limits.NONE, List.of(steps));
    }

    static Flow when(Flow flow, String condition) {
        return new Flow(
                flow.id(),
                flow.version(),
                flow.name(),
                "",
                flow.on(),
                condition(condition),
                flow.once(),
                flow.cooldown(),
                flow.rollout(),
                flow.limits(),
                flow.steps());
    }

    static Flow once(Flow flow, Once once, @Nullable Duration cooldown) {
        return new Flow(
                flow.id(),
                flow.version(),
                flow.name(),
                "",
                flow.on(),
                flow.when(),
                once,
                cooldown,
                flow.rollout(),
                flow.limits(),
                flow.steps());
    }

    static Flow limited(Flow flow, int rollout, Limits limits) {
        return new Flow(
                flow.id(),
                flow.version(),
                flow.name(),
                "",
                flow.on(),
                flow.when(),
                flow.once(),
                flow.cooldown(),
                rollout,
                limits,
                flow.steps());
    }

    static Step.Send send(String template) {
        return new Step.Send("send-" + template, "", template, List.of(), false, null);
    }

    static Step.Ticket ticket(String title) {
        return new Step.Ticket("ticket-" + title, "", title, Step.Priority.NORMAL, "");
    }

    static Step.Claim claim(@Nullable Long atMost) {
        return new Step.Claim("claim", "", "DAMAGED", atMost, 10_000L);
    }

    static Step.Wait waitFor(Pause pause) {
        return new Step.Wait("wait", "", pause);
    }

    static Step.Branch branch(Step.Arm... arms) {
        return new Step.Branch("branch", "", List.of(arms));
    }

    static Step.Arm arm(@Nullable String condition, Step... steps) {
        return new Step.Arm(condition == null ? null : condition(condition), List.of(steps));
    }

    /** A condition in the language of the blocks, tested without a compiler. */
    static Condition condition(String text) {
        var clause = Clause.of(text);
        return new Condition() {
            @Override
            public String text() {
                return text;
            }

            @Override
            public boolean holds(Facts facts) {
                return holdsIn(clause, facts);
            }
        };
    }

    private static boolean holdsIn(Clause clause, Facts facts) {
        return switch (clause) {
            case Clause.All(var parts) -> parts.stream().allMatch(part -> holdsIn(part, facts));
            case Clause.Any(var parts) -> parts.stream().anyMatch(part -> holdsIn(part, facts));
            case Clause.Not(var part) -> !holdsIn(part, facts);
            case Clause.Is(var field) -> Boolean.TRUE.equals(facts.get(field.path()));
            case Clause.OneOf(var field, var literals) ->
                    literals.stream().anyMatch(l -> l.value().equals(facts.get(field.path())));
            case Clause.Has(var field, var literal) ->
                    facts.get(field.path()) instanceof List<?> items
                            && items.contains(literal.value());
            case Clause.Compare(var field, var operator, var literal) ->
                    compares(operator, facts.get(field.path()), literal.value());
            case Clause.Formula(var text) -> throw new IllegalArgumentException(text);
        };
    }

    private static boolean compares(
            Clause.Operator operator, @Nullable Object value, Object literal) {
        if (value == null) {
            return false;
        }
        int order =
                value instanceof Long a && literal instanceof Long b
                        ? Long.compare(a, b)
                        : value.toString().compareTo(literal.toString());
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case LESS -> order < 0;
        };
    }

    static Template template(Purpose purpose) {
        return template(purpose, false);
    }

    static Template template(Purpose purpose, boolean marketing) {
        var words =
                new Template.Wording(
                        purpose.chinese(), "{{parcel.number}} {{claim.amount|0}}", "", Map.of());
        return new Template(
                purpose.name(), purpose.chinese(), purpose, marketing, words, Optional.empty());
    }

    static FlowIndex index(Flow... flows) {
        var templates = new HashMap<String, Template>();
        for (var purpose : Purpose.values()) {
            templates.put(purpose.name(), template(purpose));
        }
        templates.put("SALE", template(Purpose.MEMBER, true));
        return FlowIndex.of(List.of(flows), templates);
    }

    static Facts facts(Object... pathsAndValues) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            map.put((String) pathsAndValues[i], pathsAndValues[i + 1]);
        }
        return map::get;
    }

    static List<String> keys(Decision decision) {
        return decision.actions().stream().map(Action::key).toList();
    }

    static List<String> kinds(Decision decision) {
        return decision.actions().stream().map(Action::kind).toList();
    }

    static List<Why> whys(Decision decision) {
        return decision.skipped().stream().map(Skipped::why).toList();
    }
}
