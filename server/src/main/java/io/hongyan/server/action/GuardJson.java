package io.hongyan.server.action;

import io.hongyan.core.action.Guard;
import io.hongyan.core.base.JsonText;
import io.hongyan.core.tracking.TrackingStatus;
import io.hongyan.kit.Json;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** How a guard stands in its column. */
final class GuardJson {

    private GuardJson() {}

    static String write(Guard guard) {
        var json = new LinkedHashMap<String, Object>();
        if (!guard.standing().isEmpty()) {
            json.put("standing", new TreeSet<>(guard.standing()));
        }
        if (guard.noOpenProblem()) {
            json.put("noOpenProblem", true);
        }
        if (guard.marketing()) {
            json.put("marketing", true);
        }
        if (!guard.purpose().isEmpty()) {
            json.put("purpose", guard.purpose());
        }
        return JsonText.of(json);
    }

    static Guard read(String column, String group) {
        var json = Json.read(column);
        return new Guard(
                standing(json.path("standing")),
                json.path("noOpenProblem").asBoolean(false),
                json.path("marketing").asBoolean(false),
                Json.text(json, "purpose"),
                group);
    }

    private static Set<TrackingStatus> standing(JsonNode names) {
        var statuses = EnumSet.noneOf(TrackingStatus.class);
        names.forEach(name -> statuses.add(TrackingStatus.valueOf(Json.text(name))));
        return statuses;
    }
}
