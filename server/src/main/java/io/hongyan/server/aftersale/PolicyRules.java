package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.DeadlineClock;
import io.hongyan.core.aftersale.PolicyRule;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The deadlines of laws, platforms and carriers, from {@code policy-rules.json}. */
final class PolicyRules {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final List<PolicyRule> rules;

    PolicyRules(List<PolicyRule> rules) {
        this.rules = List.copyOf(rules);
    }

    static PolicyRules builtIn() {
        try (var in = PolicyRules.class.getResourceAsStream("policy-rules.json")) {
            if (in == null) {
                throw new IllegalStateException("policy-rules.json is missing");
            }
            var rules = new ArrayList<PolicyRule>();
            Json.read(in.readAllBytes()).forEach(row -> rules.add(rule(row)));
            return new PolicyRules(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PolicyRule rule(JsonNode row) {
        var end = Json.text(row, "effectiveTo");
        return new PolicyRule(
                Json.text(row, "id"),
                row.path("version").asInt(),
                Json.text(row, "clock"),
                new PolicyRule.Limit(
                        row.path("limit").asInt(), PolicyRule.Unit.valueOf(Json.text(row, "unit"))),
                Json.text(row, "scope"),
                LocalDate.parse(Json.text(row, "effectiveFrom")),
                end.isEmpty() ? null : LocalDate.parse(end),
                Json.text(row, "grade"),
                Json.text(row, "source"),
                row.path("on").asBoolean());
    }

    List<PolicyRule> all() {
        return rules;
    }

    /** The row that sets a clock on a day: of several the newest version. */
    Optional<PolicyRule> setting(String clock, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.clock().equals(clock) && rule.holdsOn(day))
                .max(java.util.Comparator.comparingInt(PolicyRule::version));
    }

    /** The clocks that start now, as they are kept with a case: each names its row and version. */
    String start(List<String> clocks, Instant now) {
        var day = now.atZone(SHANGHAI).toLocalDate();
        var started = new ArrayList<Map<String, Object>>();
        for (var name : clocks) {
            setting(name, day)
                    .map(rule -> DeadlineClock.start(rule, now, _ -> false))
                    .ifPresent(clock -> started.add(json(clock)));
        }
        return JsonText.of(started);
    }

    private static Map<String, Object> json(DeadlineClock clock) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", clock.name());
        json.put("rule", clock.rule());
        json.put("startedAt", clock.startedAt());
        json.put("dueAt", clock.dueAt());
        return json;
    }
}
