package io.hongyan.server.flow;

import io.hongyan.core.flow.Condition;
import io.hongyan.core.flow.Flow;
import io.hongyan.core.flow.Limits;
import io.hongyan.core.flow.Once;
import io.hongyan.core.flow.Pause;
import io.hongyan.core.flow.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes a flow as YAML in its one normal form; read again it is the same flow. */
public final class FlowWriter {

    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> counted = new HashMap<>();

    private FlowWriter() {}

    public static String write(Flow flow) {
        var writer = new FlowWriter();
        writer.head(flow);
        writer.out.append("do:\n");
        writer.steps(flow.steps(), "  ");
        return writer.out.toString();
    }

    private void head(Flow flow) {
        line("flow", flow.id());
        line("name", quoted(flow.name()));
        if (!flow.note().isEmpty()) {
            line("note", quoted(flow.note()));
        }
        line("on", flow.on().wireName());
        var when = flow.when();
        if (when != null) {
            line("when", quoted(when.text()));
        }
        if (flow.once() != Once.OCCURRENCE) {
            line("once", flow.once().wireName());
        }
        if (flow.cooldown() != null) {
            line("cooldown", flow.cooldown().toString());
        }
        if (flow.rollout() != 100) {
            line("rollout", String.valueOf(flow.rollout()));
        }
        if (!flow.limits().equals(Limits.NONE)) {
            line("limits", inline(limits(flow.limits())));
        }
    }

    private void line(String key, String value) {
        out.append(key).append(": ").append(value).append('\n');
    }

    private static Map<String, Object> limits(Limits limits) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, Limits.PER_DAY, limits.perDay());
        put(fields, Limits.BUDGET, limits.budgetPerDay());
        put(fields, Limits.BRAKE, limits.brake() == Limits.USUAL_BRAKE ? null : limits.brake());
        return fields;
    }

    private void steps(List<Step> steps, String indent) {
        if (steps.isEmpty()) {
            out.setLength(out.length() - 1);
            out.append(" []\n");
        }
        for (var step : steps) {
            step(step, indent);
        }
    }

    private void step(Step step, String indent) {
        out.append(indent).append("- ").append(step.kind()).append(':');
        switch (step) {
            case Step.Branch branch -> branch(branch, indent);
            case Step.Approve approve -> approve(approve, indent);
            case Step.Send _, Step.Claim _, Step.Coupon _, Step.Points _, Step.Tier _ ->
                    simple(step);
            case Step.Ticket _, Step.Webhook _, Step.Tag _, Step.Wait _, Step.Stop _ ->
                    simple(step);
        }
        int number = counted.merge(step.kind(), 1, Integer::sum);
        var usual = number == 1 ? step.kind() : step.kind() + "-" + number;
        if (!step.id().equals(usual)) {
            out.append(indent).append("  id: ").append(step.id()).append('\n');
        }
        if (!step.note().isEmpty()) {
            out.append(indent).append("  note: ").append(quoted(step.note())).append('\n');
        }
    }

    private void simple(Step step) {
        out.append(' ').append(inline(fields(step))).append('\n');
    }

    private void branch(Step.Branch branch, String indent) {
        // Its steps are counted after it, as the reader meets them.
        counted.merge("branch", 1, Integer::sum);
        out.append('\n');
        for (var arm : branch.arms()) {
            out.append(indent).append("    - ");
            var when = arm.when();
            if (when != null) {
                out.append("when: ").append(quoted(when.text())).append('\n');
                out.append(indent).append("      ");
            }
            out.append("do:\n");
            steps(arm.steps(), indent + "        ");
        }
        counted.merge("branch", -1, Integer::sum);
    }

    private void approve(Step.Approve approve, String indent) {
        counted.merge("approve", 1, Integer::sum);
        out.append('\n');
        approveFields(approve)
                .forEach((key, value) ->
                        out.append(indent)
                                .append("    ")
                                .append(key)
                                .append(": ")
                                .append(inline(value))
                                .append('\n'));
        if (!approve.otherwise().isEmpty()) {
            out.append(indent).append("    otherwise:\n");
            steps(approve.otherwise(), indent + "      ");
        }
        counted.merge("approve", -1, Integer::sum);
    }

    private static Map<String, Object> approveFields(Step.Approve approve) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "title", approve.title());
        put(fields, "role", approve.role());
        put(fields, "amount", approve.amount());
        put(fields, "atMost", approve.atMost());
        put(fields, "onTimeout", approve.onTimeout().name().toLowerCase(Locale.ROOT));
        return fields;
    }

    private static Map<String, Object> fields(Step step) {
        var fields = new LinkedHashMap<String, Object>();
        switch (step) {
            case Step.Send send -> {
                put(fields, "template", send.template());
                put(fields, "channels", send.channels().isEmpty() ? null : send.channels());
                put(fields, "quiet", send.waitsForMorning() ? "wait" : null);
                put(fields, "validFor", send.validFor());
            }
            case Step.Claim claim -> {
                put(fields, "reason", claim.reason());
                put(fields, "atMost", claim.atMost());
                put(fields, "approveAbove", claim.approveAbove());
            }
            case Step.Coupon coupon -> {
                put(fields, "batch", coupon.batch().isEmpty() ? null : coupon.batch());
                put(fields, "amount", coupon.amount());
                put(fields, "minSpend", coupon.minSpend());
                put(fields, "validFor", coupon.validFor());
                put(fields, "despiteProblem", coupon.despiteProblem() ? true : null);
            }
            case Step.Points points -> {
                put(fields, "amount", points.amount());
                put(fields, "rule", points.amount() == null ? points.rule() : null);
            }
            case Step.Tier tier -> put(fields, "check", tier.check());
            case Step.Ticket ticket -> {
                put(fields, "title", ticket.title());
                put(fields, "priority", ticket.priority().name().toLowerCase(Locale.ROOT));
                put(
                        fields,
                        "suggestion",
                        ticket.suggestion().isEmpty() ? null : ticket.suggestion());
            }
            case Step.Webhook webhook -> {
                put(fields, "endpoint", webhook.endpoint().isEmpty() ? null : webhook.endpoint());
                put(fields, "type", webhook.type());
            }
            case Step.Tag tag -> put(fields, tag.remove() ? "remove" : "add", tag.tag());
            case Step.Wait wait -> fields.putAll(pause(wait.pause()));
            case Step.Stop _, Step.Branch _, Step.Approve _ -> {}
        }
        return fields;
    }

    private static Map<String, Object> pause(Pause pause) {
        var fields = new LinkedHashMap<String, Object>();
        switch (pause) {
            case Pause.Delay(var length) -> put(fields, "for", length);
            case Pause.Clock(var time) -> put(fields, "until", time);
            case Pause.News(var trigger, var atMost) -> {
                put(fields, "for", trigger.wireName());
                put(fields, "atMost", atMost);
            }
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String key, @Nullable Object value) {
        if (value != null) {
            fields.put(key, value);
        }
    }

    private static String inline(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var joined = new StringJoiner(", ", "{", "}");
                map.forEach((key, field) -> joined.add(key + ": " + inline(field)));
                yield joined.toString();
            }
            case List<?> list -> {
                var joined = new StringJoiner(", ", "[", "]");
                list.forEach(item -> joined.add(inline(item)));
                yield joined.toString();
            }
            case Long _, Boolean _ -> value.toString();
            case Condition condition -> quoted(condition.text());
            default -> quoted(value.toString());
        };
    }

    /** Plain where that is safe, else in single quotes or, with odd characters, escaped. */
    private static String quoted(String text) {
        if (text.matches("[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9_.\\u4e00-\\u9fff-]*")
                && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")) {
            return text;
        }
        if (text.chars().allMatch(c -> c >= ' ' && c != 0x7f && c < 0x80 || isText(c))) {
            return "'" + text.replace("'", "''") + "'";
        }
        return io.hongyan.core.base.JsonText.of(text);
    }

    private static boolean isText(int c) {
        return c >= 0x3000 && c < 0xd800 || c >= 0xff00 && c < 0xfff0;
    }
}
