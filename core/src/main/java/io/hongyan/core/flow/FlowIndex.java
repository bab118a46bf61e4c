package io.hongyan.core.flow;

import io.hongyan.core.message.QuietHours;
import io.hongyan.core.message.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A merchant's published flows, found by what could start them. Conditions are looked into once:
 * flows that need another carrier, status, shop or anomaly are never evaluated, so ten thousand
 * flows cost little more than the few that may start.
 */
public final class FlowIndex {

    /** Fields by which flows are told apart before their conditions are evaluated. */
    private static final List<Field> TOLD_APART_BY =
            List.of(
                    Field.ANOMALY_TYPE,
                    Field.PARCEL_CARRIER,
                    Field.PARCEL_STATUS,
                    Field.ORDER_SHOP,
                    Field.MEMBER_TIER);

    /** More combinations than this are looked through each time: memory stays bounded. */
    private static final int MOST_REMEMBERED = 4_096;

    public static final FlowIndex EMPTY =
            new FlowIndex(List.of(), Map.of(), Map.of(), QuietHours.USUAL);

    private final Map<Trigger, Group> groups = new EnumMap<>(Trigger.class);
    private final Map<String, Flow> current;
    private final Map<String, Map<Integer, Supplier<Flow>>> older;
    private final Map<String, Template> templates;
    private final QuietHours quietHours;

    /**
     * @param published the flows that are switched on, one version each
     * @param older earlier versions by flow and version, for runs that began with them; also those
     *     of flows that are switched off need not be here: their runs end
     */
    public FlowIndex(
            List<Flow> published,
            Map<String, Map<Integer, Supplier<Flow>>> older,
            Map<String, Template> templates,
            QuietHours quietHours) {
        this.older = Map.copyOf(older);
        this.templates = Map.copyOf(templates);
        this.quietHours = quietHours;
        var byId = new java.util.HashMap<String, Flow>();
        var byTrigger = new EnumMap<Trigger, List<Flow>>(Trigger.class);
        for (var flow : published) {
            byId.put(flow.id(), flow);
            byTrigger.computeIfAbsent(flow.on(), _ -> new ArrayList<>()).add(flow);
        }
        this.current = Map.copyOf(byId);
        byTrigger.forEach((trigger, flows) -> groups.put(trigger, new Group(flows)));
    }

    public static FlowIndex of(List<Flow> published, Map<String, Template> templates) {
        return new FlowIndex(published, Map.of(), templates, QuietHours.USUAL);
    }

    /** The flows that this news may start, in the order of their ids. */
    public List<Flow> candidates(Trigger trigger, Facts facts) {
        var group = groups.get(trigger);
        return group == null ? List.of() : group.candidates(facts);
    }

    /** The flow as switched on now; empty when it is off or deleted. */
    public Optional<Flow> current(String id) {
        return Optional.ofNullable(current.get(id));
    }

    /** The version that a run began with; empty when the flow is off or deleted. */
    public Optional<Flow> version(String id, int version) {
        var now = current.get(id);
        if (now == null || now.version() == version) {
            return Optional.ofNullable(now);
        }
        return Optional.ofNullable(older.getOrDefault(id, Map.of()).get(version))
                .map(Supplier::get);
    }

    public Optional<Template> template(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    public QuietHours quietHours() {
        return quietHours;
    }

    /** The flows of one trigger. */
    private static final class Group {

        private final List<Entry> entries;
        private final List<Field> fields;
        private final Map<List<Object>, List<Flow>> remembered = new ConcurrentHashMap<>();

        Group(List<Flow> flows) {
            entries = flows.stream().sorted(Comparator.comparing(Flow::id)).map(Entry::of).toList();
            fields =
                    TOLD_APART_BY.stream()
                            .filter(field -> entries.stream().anyMatch(e -> e.needs(field)))
                            .toList();
        }

        List<Flow> candidates(Facts facts) {
            var key = new ArrayList<Object>(fields.size());
            for (var field : fields) {
                var value = facts.get(field.path());
                key.add(value == null ? "" : value);
            }
            var known = remembered.get(key);
            if (known != null) {
                return known;
            }
            var found =
                    entries.stream().filter(e -> e.mayHold(fields, key)).map(Entry::flow).toList();
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(List.copyOf(key), found);
            }
            return found;
        }
    }

    private record Entry(Flow flow, Map<Field, Set<Object>> needed) {

        static Entry of(Flow flow) {
            var needed = new EnumMap<Field, Set<Object>>(Field.class);
            var when = flow.when();
            if (when != null) {
                var clause = Clause.of(when.text());
                for (var field : TOLD_APART_BY) {
                    clause.needed(field).ifPresent(values -> needed.put(field, values));
                }
            }
            return new Entry(flow, needed);
        }

        boolean needs(Field field) {
            return needed.containsKey(field);
        }

        boolean mayHold(List<Field> fields, List<Object> values) {
            for (int i = 0; i < fields.size(); i++) {
                var allowed = needed.get(fields.get(i));
                if (allowed != null && !allowed.contains(values.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
