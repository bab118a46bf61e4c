package io.hongyan.server.flow;

import io.hongyan.core.flow.Field;
import io.hongyan.core.message.Purpose;
import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message template from YAML, as strictly as flows are read: an unknown variable, loose
 * braces or words that the law forbids keep it from being published.
 */
public final class TemplateReader {

    /** A text message of more parts than this is refused by the providers. */
    static final int LONGEST_SMS = 500;

    private static final Set<String> KEYS =
            Set.of(
                    "template",
                    "name",
                    "note",
                    "purpose",
                    "marketing",
                    "title",
                    "text",
                    "sms",
                    "wechat",
                    "en");

    /** PF-205: void terms (Online Consumption Provisions (I) art. 1). */
    private static final Map<String, String> FORBIDDEN =
            Map.of(
                    "最终解释权", "PF-205",
                    "签收即视为认可", "PF-205",
                    "签收视为质量合格", "PF-205",
                    "概不负责", "PF-205",
                    "不退不换", "PF-205");

    private TemplateReader() {}

    /** What a template file says; the template is null when there are problems. */
    public record Reading(@Nullable Template template, List<FlowProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    public static Reading read(String yaml) {
        var problems = new Problems();
        var root = YamlText.parse(yaml, problems);
        var template = root == null ? null : template(YamlMap.of(root, problems), problems);
        return new Reading(problems.isEmpty() ? template : null, problems.inOrder());
    }

    private static Template template(YamlMap map, Problems problems) {
        map.only(KEYS);
        var id = map.need("template");
        if (!id.isEmpty() && !FlowReader.NAME.matcher(id).matches()) {
            problems.add(map.at("template"), "flow.id", id);
        }
        return new Template(
                id,
                map.need("name"),
                purpose(map, problems),
                map.truth("marketing", false),
                wording(map, problems),
                map.has("en")
                        ? Optional.of(
                                wording(
                                        YamlMap.of(map.at("en"), problems)
                                                .only(Set.of("title", "text", "sms", "wechat")),
                                        problems))
                        : Optional.empty());
    }

    private static Purpose purpose(YamlMap map, Problems problems) {
        var word = map.need("purpose");
        var purpose = Purpose.find(word).orElse(null);
        if (purpose == null && !word.isEmpty()) {
            problems.add(
                    map.at("purpose"),
                    "template.purpose",
                    word,
                    Arrays.stream(Purpose.values())
                            .map(Purpose::chinese)
                            .collect(Collectors.joining(", ")));
        }
        return purpose == null ? Purpose.CARE : purpose;
    }

    private static Template.Wording wording(YamlMap map, Problems problems) {
        map.need("title");
        map.need("text");
        var wechat = new TreeMap<String, String>();
        if (map.has("wechat")) {
            var fields = YamlMap.of(map.at("wechat"), problems);
            fields.keys().forEach(field -> wechat.put(field, checked(fields, field, problems)));
        }
        var sms = checked(map, "sms", problems);
        if (sms.length() > LONGEST_SMS) {
            problems.add(map.at("sms"), "template.sms_long", String.valueOf(LONGEST_SMS));
        }
        return new Template.Wording(
                checked(map, "title", problems), checked(map, "text", problems), sms, wechat);
    }

    private static String checked(YamlMap map, String key, Problems problems) {
        var text = map.textOr(key, "");
        for (var variable : TemplateText.variables(text)) {
            if (Field.find(variable).isEmpty()) {
                problems.unknown(
                        map.at(key), "template.variable_unknown", variable, FlowFields.paths());
            }
        }
        if (TemplateText.hasLooseBraces(text)) {
            problems.add(map.at(key), "template.braces");
        }
        FORBIDDEN.forEach((words, clause) -> {
            if (text.contains(words)) {
                problems.add(map.at(key), "template.forbidden", words, clause);
            }
        });
        return text;
    }
}
