package io.hongyan.server.flow;

import io.hongyan.core.message.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The flow and template files that come with the program: data like a merchant's own. */
public final class BuiltIns {

    private static final Map<String, Template> TEMPLATES = loadTemplates();

    private BuiltIns() {}

    public static Map<String, Template> templates() {
        return TEMPLATES;
    }

    /** The texts of the template files, in the order of their names. */
    public static List<String> templateTexts() {
        return texts("templates");
    }

    /** The texts of the flow files, in the order of their names. */
    public static List<String> flowTexts() {
        return texts("flows");
    }

    private static Map<String, Template> loadTemplates() {
        var templates = new LinkedHashMap<String, Template>();
        for (var text : texts("templates")) {
            var reading = TemplateReader.read(text);
            var template = reading.template();
            if (template == null) {
                throw new IllegalStateException(
                        "a built-in template is wrong: " + reading.problems());
            }
            templates.put(template.id(), template);
        }
        return Map.copyOf(templates);
    }

    private static List<String> texts(String folder) {
        try {
            var files =
                    new PathMatchingResourcePatternResolver(BuiltIns.class.getClassLoader())
                            .getResources("classpath:" + folder + "/*.yaml");
            return java.util.Arrays.stream(files)
                    .sorted(java.util.Comparator.comparing(BuiltIns::nameOf))
                    .map(BuiltIns::textOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Resource file) {
        return String.valueOf(file.getFilename());
    }

    private static String textOf(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
