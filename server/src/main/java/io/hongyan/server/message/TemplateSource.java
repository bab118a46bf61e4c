package io.hongyan.server.message;

import io.hongyan.core.message.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates that come with the program, and the reader of a merchant's own. */
public interface TemplateSource {

    /** By id. */
    Map<String, Template> builtIn();

    /** The YAML of a built-in template; empty if there is none of this id. */
    String builtInText(String id);

    Reading read(String yaml);

    /**
     * What a text says.
     *
     * @param template null when there are problems
     */
    record Reading(@Nullable Template template, List<TemplateProblem> problems) {

        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** What is wrong and where; {@code args} are what the message of {@code code} names. */
    record TemplateProblem(int line, int column, String code, List<String> args) {

        public TemplateProblem {
            args = List.copyOf(args);
        }
    }
}
