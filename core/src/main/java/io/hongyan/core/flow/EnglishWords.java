package io.hongyan.core.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says a flow in English. */
final class EnglishWords {

    private static final Map<String, String> CHANNELS =
            Map.of("wechat", "WeChat", "sms", "SMS", "mail", "mail", "wecom", "WeCom");

    private final UnaryOperator<String> templateName;

    EnglishWords(UnaryOperator<String> templateName) {
        this.templateName = templateName;
    }

    String sentence(Flow flow) {
        var opening = Opening.of(flow);
        var text = new StringBuilder("When ");
        text.append(
                opening.anomalies().isEmpty()
                        ? flow.on().english()
                        : "a parcel meets "
                                + opening.anomalies().stream()
                                        .map(type -> name(Field.ANOMALY_TYPE, type))
                                        .collect(Collectors.joining(" or ")));
        opening.rest().ifPresent(clause -> text.append(" and ").append(say(clause)));
        if (flow.once() != Once.OCCURRENCE) {
            text.append(", ").append(flow.once().english());
        }
        var cooldown = flow.cooldown();
        if (cooldown != null) {
            text.append(", at least ").append(length(cooldown)).append(" apart");
        }
        if (flow.rollout() < 100) {
            text.append(", for ").append(flow.rollout()).append(" % only");
        }
        return text.append(": ").append(steps(flow.steps())).append('.').toString();
    }

    private String steps(List<Step> steps) {
        return steps.isEmpty()
                ? "do nothing"
                : steps.stream().map(this::say).collect(Collectors.joining("; "));
    }

    private String say(Step step) {
        return switch (step) {
            case Step.Send send -> send(send);
            case Step.Claim claim -> claim(claim);
            case Step.Coupon coupon -> coupon(coupon);
            case Step.Points(_, _, var amount, var rule) ->
                    amount == null
                            ? "give points by the rule \"" + rule + "\""
                            : "give " + amount + " points";
            case Step.Tier(_, _, var check) -> "check the member's tier by \"" + check + "\"";
            case Step.Ticket(_, _, var title, var priority, _) ->
                    "raise the ticket \"" + title + "\"" + priority(priority);
            case Step.Approve approve -> approve(approve);
            case Step.Webhook(_, _, var endpoint, var type) ->
                    "call the webhook" + (endpoint.isEmpty() ? "" : " " + endpoint) + ": " + type;
            case Step.Tag(_, _, var tag, var remove) ->
                    (remove ? "take off the tag \"" : "put on the tag \"") + tag + "\"";
            case Step.Wait(_, _, var pause) -> say(pause);
            case Step.Branch(_, _, var arms) -> branch(arms);
            case Step.Stop _ -> "end";
        };
    }

    private String send(Step.Send send) {
        var extras = new ArrayList<String>();
        if (!send.channels().isEmpty()) {
            extras.add(
                    send.channels().stream()
                            .map(channel -> CHANNELS.getOrDefault(channel, channel))
                            .collect(Collectors.joining(", then ")));
        }
        if (send.waitsForMorning()) {
            extras.add("outside quiet hours");
        }
        var name = "send \"" + templateName.apply(send.template()) + "\"";
        return extras.isEmpty() ? name : name + " (" + String.join("; ", extras) + ")";
    }

    private static String claim(Step.Claim claim) {
        var text = new StringBuilder("open a claim for ");
        text.append(name(Field.CLAIM_REASON, claim.reason()));
        if (claim.atMost() != null) {
            text.append(" of at most ").append(Amounts.yuan(claim.atMost()));
        }
        if (claim.approveAbove() != null) {
            text.append(", paid by itself up to ")
                    .append(Amounts.yuan(claim.approveAbove()))
                    .append(", above it after approval");
        }
        return text.toString();
    }

    private static String coupon(Step.Coupon coupon) {
        var minSpend = coupon.minSpend();
        return "grant a coupon of "
                + Amounts.yuan(coupon.amount())
                + (minSpend == null ? "" : " from " + Amounts.yuan(minSpend) + " on")
                + ", valid for "
                + length(coupon.validFor());
    }

    private static String priority(Step.Priority priority) {
        return priority == Step.Priority.NORMAL ? "" : " (" + priority.english() + ")";
    }

    private String approve(Step.Approve approve) {
        var late =
                switch (approve.onTimeout()) {
                    case REFUSE -> "counts as refused";
                    case ESCALATE -> "goes to the next above";
                };
        var amount = approve.amount();
        return "ask the "
                + approve.role()
                + " to approve \""
                + approve.title()
                + "\""
                + (amount == null ? "" : " (" + Amounts.yuan(amount) + ")")
                + ", which after "
                + length(approve.atMost())
                + " "
                + late
                + ", and go on only with a yes"
                + (approve.otherwise().isEmpty()
                        ? ""
                        : ", else (" + steps(approve.otherwise()) + ")");
    }

    private static String say(Pause pause) {
        return switch (pause) {
            case Pause.Delay(var length) -> "wait " + length(length);
            case Pause.News(var trigger, var atMost) ->
                    "wait until " + trigger.english() + ", at most " + length(atMost);
            case Pause.Clock(var time) -> "wait until " + time;
        };
    }

    private String branch(List<Step.Arm> arms) {
        var text = new StringBuilder();
        for (var arm : arms) {
            var when = arm.when();
            text.append(text.isEmpty() ? "" : ", else ");
            text.append(when == null ? "" : "if " + say(Clause.of(when.text())) + " ");
            text.append('(').append(steps(arm.steps())).append(')');
        }
        return text.toString();
    }

    private String say(Clause clause) {
        return switch (clause) {
            case Clause.All(var parts) -> join(parts, " and ");
            case Clause.Any(var parts) -> "(" + join(parts, " or ") + ")";
            case Clause.Not(var part) -> "not " + say(part);
            case Clause.Is(var field) -> field.english();
            case Clause.Compare(var field, var operator, var literal) ->
                    compare(field, operator, literal.value());
            case Clause.OneOf(var field, var literals) ->
                    field.english()
                            + " is one of "
                            + literals.stream()
                                    .map(one -> value(field, one.value()))
                                    .collect(Collectors.joining(", "));
            case Clause.Has(var field, var literal) ->
                    field.english() + " hold \"" + literal.value() + "\"";
            case Clause.Formula(var text) -> "the formula \"" + text + "\" holds";
        };
    }

    private String join(List<Clause> parts, String word) {
        return parts.stream().map(this::say).collect(Collectors.joining(word));
    }

    private static String compare(Field field, Clause.Operator operator, Object value) {
        if (value instanceof Boolean truth) {
            boolean holds = truth == (operator == Clause.Operator.EQUAL);
            return holds ? field.english() : "not " + field.english();
        }
        return field.english() + " " + operator.english() + " " + value(field, value);
    }

    private static String value(Field field, Object value) {
        if (field.type() == FieldType.MONEY && value instanceof Long fen) {
            return Amounts.yuan(fen);
        }
        return name(field, value.toString());
    }

    private static String name(Field field, String value) {
        return ValueNames.english(field, value);
    }

    private static String length(Duration duration) {
        var text = new StringBuilder();
        part(text, duration.toDays(), "day");
        part(text, duration.toHoursPart(), "hour");
        part(text, duration.toMinutesPart(), "minute");
        part(text, duration.toSecondsPart(), "second");
        return text.toString().strip();
    }

    private static void part(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(' ').append(number).append(' ').append(unit).append(number == 1 ? "" : "s");
        }
    }
}
