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

    /** What is wrong and where, in both languages. */
    record TemplateProblem(
            int line, int column, String code, List<String> args, String zh, String en) {

        public TemplateProblem {
            args = List.copyOf(args);
        }
    }
}
