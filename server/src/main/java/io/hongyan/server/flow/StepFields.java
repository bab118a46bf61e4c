package io.hongyan.server.flow;

import io.hongyan.core.flow.Field;
import io.hongyan.core.flow.Step;
import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import io.hongyan.server.flow.FlowReader.Checks;
import io.hongyan.server.flow.StepReader.Place;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the fields of the steps that do something. */
final class StepFields {

    static final Set<String> CHANNELS = Set.of("wechat", "sms", "mail", "wecom");
    static final Set<String> CLAIM_REASONS =
            Set.of("DAMAGED", "LOST", "SHORT", "DELAYED", "STALLED", "REFUSED", "OTHER");

    private static final Map<String, Step.OnTimeout> ON_TIMEOUT =
            Map.of("refuse", Step.OnTimeout.REFUSE, "escalate", Step.OnTimeout.ESCALATE);
    private static final Set<String> ROLES = Set.of("approver", "owner", "operator", "service");
    private static final Duration COUPON_LIFE = Duration.ofDays(30);

    private final Checks checks;

    StepFields(Checks checks) {
        this.checks = checks;
    }

    Step send(Place place) {
        var map = place.map().only(Set.of("template", "channels", "quiet", "validFor"));
        var id = map.need("template");
        var templates = checks.templates();
        if (templates != null && !id.isEmpty()) {
            checkTemplate(id, templates, place);
        }
        return new Step.Send(
                place.id(),
                place.note(),
                id,
                map.texts("channels", CHANNELS),
                map.oneOf("quiet", Map.of("wait", true, "ignore", false), false),
                map.duration("validFor", FlowReader.LONGEST));
    }

    private void checkTemplate(String id, Map<String, Template> templates, Place place) {
        var template = templates.get(id);
        if (template == null) {
            checks.problems.unknown(
                    place.map().at("template"), "template.unknown", id, templates.keySet());
        } else {
            checkVariables(template, place);
        }
    }

    /** A variable needs a stand-in where the flow cannot know it. */
    private void checkVariables(Template template, Place place) {
        for (var variable : TemplateText.variables(template)) {
            var field = Field.find(variable);
            if (field.isPresent()
                    && !place.scope().roots().contains(field.get().root())
                    && !hasStandIn(template, variable)) {
                checks.problems.add(
                        place.map().at("template"),
                        "template.variable_not_here",
                        template.id(),
                        variable);
            }
        }
    }

    private static boolean hasStandIn(Template template, String variable) {
        return template.zh().texts().stream()
                .filter(text -> TemplateText.variables(text).contains(variable))
                .allMatch(text -> TemplateText.hasStandIn(text, variable));
    }

    Step claim(Place place) {
        var map = place.map().only(Set.of("reason", "atMost", "approveAbove"));
        var reason = map.need("reason");
        if (!reason.isEmpty() && !CLAIM_REASONS.contains(reason)) {
            checks.problems.add(
                    map.at("reason"),
                    "value.not_one_of",
                    reason,
                    String.join(", ", CLAIM_REASONS.stream().sorted().toList()));
        }
        var atMost = money(map, "atMost");
        var approveAbove = money(map, "approveAbove");
        if (atMost != null && approveAbove != null && approveAbove > atMost) {
            checks.problems.add(map.at("approveAbove"), "claim.approve_above");
        }
        return new Step.Claim(place.id(), place.note(), reason, atMost, approveAbove);
    }

    private static @org.jspecify.annotations.Nullable Long money(YamlMap map, String key) {
        return map.whole(key, 0, FlowReader.MOST_MONEY);
    }

    Step coupon(Place place) {
        var map =
                place.map()
                        .only(Set.of("batch", "amount", "minSpend", "validFor", "despiteProblem"));
        map.need("amount");
        var amount = map.whole("amount", 1, FlowReader.MOST_MONEY);
        var validFor = map.duration("validFor", FlowReader.LONGEST);
        return new Step.Coupon(
                place.id(),
                place.note(),
                map.textOr("batch", ""),
                amount == null ? 0 : amount,
                money(map, "minSpend"),
                validFor == null ? COUPON_LIFE : validFor,
                map.truth("despiteProblem", false));
    }

    Step points(Place place) {
        var map = place.map().only(Set.of("amount", "rule"));
        if (map.has("amount") == map.has("rule")) {
            checks.problems.add(map.node(), "points.what");
        }
        return new Step.Points(
                place.id(),
                place.note(),
                map.whole("amount", 1, 1_000_000),
                map.textOr("rule", ""));
    }

    Step tier(Place place) {
        var map = place.map().only(Set.of("check"));
        return new Step.Tier(place.id(), place.note(), map.need("check"));
    }

    Step ticket(Place place) {
        var map = place.map().only(Set.of("title", "priority", "suggestion"));
        var priorities = new LinkedHashMap<String, Step.Priority>();
        Arrays.stream(Step.Priority.values())
                .forEach(one -> priorities.put(one.name().toLowerCase(Locale.ROOT), one));
        return new Step.Ticket(
                place.id(),
                place.note(),
                map.need("title"),
                map.oneOf("priority", priorities, Step.Priority.NORMAL),
                map.textOr("suggestion", ""));
    }

    Step approve(Place place, List<Step> otherwise) {
        var map =
                place.map()
                        .only(
                                Set.of(
                                        "title",
                                        "role",
                                        "amount",
                                        "atMost",
                                        "onTimeout",
                                        "otherwise"));
        if ("approve".equals(map.text("onTimeout"))) {
            checks.problems.add(map.at("onTimeout"), "approve.never_yes");
        }
        var role = map.textOr("role", "approver");
        if (!ROLES.contains(role)) {
            checks.problems.unknown(map.at("role"), "value.not_one_of", role, ROLES);
        }
        var atMost = map.duration("atMost", FlowReader.LONGEST);
        return new Step.Approve(
                place.id(),
                place.note(),
                map.need("title"),
                role,
                money(map, "amount"),
                atMost == null ? Duration.ofDays(1) : atMost,
                map.oneOf("onTimeout", onTimeoutOf(map), Step.OnTimeout.REFUSE),
                otherwise);
    }

    /** The one answer that money must never give is spoken of above, not again here. */
    private static Map<String, Step.OnTimeout> onTimeoutOf(YamlMap map) {
        return "approve".equals(map.text("onTimeout"))
                ? Map.of("approve", Step.OnTimeout.REFUSE)
                : ON_TIMEOUT;
    }

    Step webhook(Place place) {
        var map = place.map().only(Set.of("endpoint", "type"));
        return new Step.Webhook(
                place.id(), place.note(), map.textOr("endpoint", ""), map.need("type"));
    }

    Step tag(Place place) {
        var map = place.map().only(Set.of("add", "remove"));
        if (map.has("add") == map.has("remove")) {
            checks.problems.add(map.node(), "tag.what");
        }
        boolean remove = map.has("remove");
        return new Step.Tag(
                place.id(), place.note(), map.textOr(remove ? "remove" : "add", ""), remove);
    }
}
