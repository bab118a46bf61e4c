package io.hongyan.core.flow;

import java.util.List;
import java.util.Optional;

/**
 * How a flow's sentence begins: what goes wrong with a parcel is named with the trigger, the rest
 * of the condition follows.
 *
 * @param anomalies empty when any anomaly, or other news, starts it
 */
record Opening(List<String> anomalies, Optional<Clause> rest) {

    Opening {
        anomalies = List.copyOf(anomalies);
    }

    static Opening of(Flow flow) {
        var when = flow.when();
        if (when == null) {
            return new Opening(List.of(), Optional.empty());
        }
        var clause = Clause.of(when.text());
        if (flow.on() != Trigger.PARCEL_ANOMALY_OPENED) {
            return new Opening(List.of(), Optional.of(clause));
        }
        var parts = clause instanceof Clause.All(var all) ? all : List.of(clause);
        for (var part : parts) {
            var named = anomaliesIn(part);
            if (!named.isEmpty()) {
                var others = parts.stream().filter(other -> !other.equals(part)).toList();
                return new Opening(named, joined(others));
            }
        }
        return new Opening(List.of(), Optional.of(clause));
    }

    private static List<String> anomaliesIn(Clause part) {
        return switch (part) {
            case Clause.Compare(var field, var operator, var literal) ->
                    field == Field.ANOMALY_TYPE && operator == Clause.Operator.EQUAL
                            ? List.of(literal.value().toString())
                            : List.of();
            case Clause.OneOf(var field, var literals) ->
                    field == Field.ANOMALY_TYPE
                            ? literals.stream().map(one -> one.value().toString()).toList()
                            : List.of();
            case Clause.All _, Clause.Any _, Clause.Not _ -> List.of();
            case Clause.Has _, Clause.Is _, Clause.Formula _ -> List.of();
        };
    }

    private static Optional<Clause> joined(List<Clause> parts) {
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(new Clause.All(parts));
        };
    }
}
