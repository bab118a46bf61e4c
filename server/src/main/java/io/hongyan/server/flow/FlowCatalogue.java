package io.hongyan.server.flow;

import io.hongyan.core.flow.Field;
import io.hongyan.core.flow.Trigger;
import io.hongyan.core.flow.ValueNames;
import io.hongyan.core.flow.Why;
import io.hongyan.core.message.Purpose;
import io.hongyan.server.web.Language;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one catalogue of what flows can say: for the editor, the checker and the reference page. */
final class FlowCatalogue {

    /**
     * A step and its fields: in YAML and in the reference, in the order in which they are taught.
     */
    record StepKind(String name, String chinese, String english, String fields) {}

    static final List<StepKind> STEPS =
            List.of(
                    new StepKind(
                            "send",
                            "发消息",
                            "send a message",
                            "template, channels, quiet (wait), validFor"),
                    new StepKind("claim", "理赔", "open a claim", "reason, atMost, approveAbove"),
                    new StepKind(
                            "coupon",
                            "发券",
                            "grant a coupon",
                            "amount, batch, minSpend, validFor, despiteProblem"),
                    new StepKind("points", "加积分", "give points", "amount or rule"),
                    new StepKind("tier", "检查会员等级", "check the member's tier", "check"),
                    new StepKind("ticket", "提工单", "raise a ticket", "title, priority, suggestion"),
                    new StepKind(
                            "approve",
                            "请人审批",
                            "wait for a person's yes",
                            "title, role, amount, atMost, onTimeout, otherwise"),
                    new StepKind("webhook", "通知接口", "call a webhook", "endpoint, type"),
                    new StepKind("tag", "打标签", "put on or take off a tag", "add or remove"),
                    new StepKind("wait", "等待", "wait", "for (news or duration), atMost, until"),
                    new StepKind("branch", "分支", "take the first arm that holds", "when, do"),
                    new StepKind("stop", "结束", "end the run", ""));

    private FlowCatalogue() {}

    static Map<String, List<Map<String, Object>>> of(Language language) {
        boolean english = language == Language.EN;
        var catalogue = new LinkedHashMap<String, List<Map<String, Object>>>();
        catalogue.put(
                "triggers",
                Arrays.stream(Trigger.values()).map(one -> trigger(one, english)).toList());
        catalogue.put(
                "fields", Arrays.stream(Field.values()).map(one -> field(one, english)).toList());
        catalogue.put(
                "steps",
                STEPS.stream()
                        .map(one ->
                                entry(
                                        one.name(),
                                        english ? one.english() : one.chinese(),
                                        "fields",
                                        one.fields()))
                        .toList());
        catalogue.put(
                "purposes",
                Arrays.stream(Purpose.values())
                        .map(one -> entry(one.name(), one.chinese(), "progress", one.isProgress()))
                        .toList());
        catalogue.put(
                "reasons",
                Arrays.stream(Why.values())
                        .map(one ->
                                entry(
                                        one.name(),
                                        english ? one.english() : one.chinese(),
                                        "kind",
                                        "skipped"))
                        .toList());
        catalogue.put(
                "values",
                Arrays.stream(Field.values())
                        .filter(field -> !ValueNames.known(field).isEmpty())
                        .map(field -> values(field, english))
                        .toList());
        return catalogue;
    }

    private static Map<String, Object> values(Field field, boolean english) {
        var names = new LinkedHashMap<String, String>();
        ValueNames.known(field)
                .forEach(value ->
                        names.put(
                                value,
                                english
                                        ? ValueNames.english(field, value)
                                        : ValueNames.chinese(field, value)));
        return entry(field.path(), english ? field.english() : field.chinese(), "values", names);
    }

    private static Map<String, Object> trigger(Trigger trigger, boolean english) {
        var entry =
                entry(
                        trigger.wireName(),
                        english ? trigger.english() : trigger.chinese(),
                        "subject",
                        trigger.subject().wireName());
        entry.put("brings", trigger.brings());
        return entry;
    }

    private static Map<String, Object> field(Field field, boolean english) {
        return entry(
                field.path(),
                english ? field.english() : field.chinese(),
                "type",
                field.type().name());
    }

    private static Map<String, Object> entry(String id, String name, String more, Object value) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("id", id);
        entry.put("name", name);
        entry.put(more, value);
        return entry;
    }

    /** The reference page, docs/reference/triggers.md. */
    static String markdown() {
        var page = new StringBuilder();
        page.append("# Flows: triggers, fields, steps, purposes\n\n");
        page.append("Generated from the catalogue in the code; a test keeps it current. ");
        page.append("Names in `code` never change.\n\n## Triggers\n\n");
        page.append("| name | 中文 | when | subject | brings |\n| --- | --- | --- | --- | --- |\n");
        for (var one : Trigger.values()) {
            row(
                    page,
                    code(one.wireName()),
                    one.chinese(),
                    one.english(),
                    one.subject().wireName(),
                    String.join(", ", one.brings()));
        }
        page.append("\n## Fields\n\nMoney is whole fen, times are moments.\n\n");
        page.append("| name | type | 中文 | meaning |\n| --- | --- | --- | --- |\n");
        for (var one : Field.values()) {
            row(page, code(one.path()), one.type().name(), one.chinese(), one.english());
        }
        page.append("\n## Steps\n\n| name | 中文 | meaning | fields |\n| --- | --- | --- | --- |\n");
        STEPS.forEach(
                one -> row(page, code(one.name()), one.chinese(), one.english(), one.fields()));
        page.append("\n## Purposes of messages\n\n");
        page.append("| name | 中文 | progress | worth sending for |\n");
        page.append("| --- | --- | --- | --- |\n");
        for (var one : Purpose.values()) {
            row(
                    page,
                    code(one.name()),
                    one.chinese(),
                    one.isProgress() ? "yes" : "no",
                    one.worthSending().toHours() + " h");
        }
        page.append("\n## Why something was not done\n\n");
        page.append("| name | 中文 | English |\n| --- | --- | --- |\n");
        for (var one : Why.values()) {
            row(page, code(one.name()), one.chinese(), one.english());
        }
        return page.toString();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
