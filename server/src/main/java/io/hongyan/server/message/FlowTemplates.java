package io.hongyan.server.message;

import io.hongyan.core.message.Template;
import io.hongyan.server.flow.BuiltIns;
import io.hongyan.server.flow.TemplateReader;
import java.util.HashMap;
import java.util.Map;

/** The template files that come with the program, read as flows' own are. */
public final class FlowTemplates implements TemplateSource {

    private final Map<String, String> texts = new HashMap<>();

    public FlowTemplates() {
        for (var text : BuiltIns.templateTexts()) {
            var template = TemplateReader.read(text).template();
            if (template != null) {
                texts.put(template.id(), text);
            }
        }
    }

    @Override
    public Map<String, Template> builtIn() {
        return BuiltIns.templates();
    }

    @Override
    public String builtInText(String id) {
        return texts.getOrDefault(id, "");
    }

    @Override
    public Reading read(String yaml) {
        var reading = TemplateReader.read(yaml);
        return new Reading(
                reading.template(),
                reading.problems().stream()
                        .map(one ->
                                new TemplateProblem(
                                        one.line(),
                                        one.column(),
                                        one.code(),
                                        one.args(),
                                        one.message("zh"),
                                        one.message("en")))
                        .toList());
    }
}
