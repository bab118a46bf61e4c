package io.hongyan.server.platform.cli;

import io.hongyan.core.message.Template;
import io.hongyan.server.flow.BuiltIns;
import io.hongyan.server.flow.Conditions;
import io.hongyan.server.flow.FlowProblem;
import io.hongyan.server.flow.FlowReader;
import io.hongyan.server.flow.TemplateReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code hongyan flow check FILE…}: says of each flow or template file what is wrong with it, as
 * {@code file:line:column: message [code]}. Flows may send the templates that come with the program
 * and those among the files.
 */
public final class FlowCheck {

    private final PrintStream out;
    private final String language;
    private boolean wrong;

    private FlowCheck(PrintStream out, String language) {
        this.out = out;
        this.language = language;
    }

    /**
     * @return the exit status: 0 when all is well, 1 when anything is wrong, 2 without files
     */
    public static int run(List<String> files, PrintStream out) {
        return run(files, out, Locale.getDefault().getLanguage().equals("en") ? "en" : "zh");
    }

    public static int run(List<String> files, PrintStream out, String language) {
        if (files.isEmpty()) {
            out.println("hongyan flow check FILE…");
            return 2;
        }
        var check = new FlowCheck(out, language);
        check.all(files);
        return check.wrong ? 1 : 0;
    }

    private void all(List<String> files) {
        var texts = new LinkedHashMap<String, String>();
        files.forEach(file -> read(file, texts));
        var templates = new LinkedHashMap<String, Template>(BuiltIns.templates());
        texts.forEach((file, text) -> {
            if (isTemplate(text)) {
                var reading = TemplateReader.read(text);
                tell(file, reading.problems());
                var template = reading.template();
                if (template != null) {
                    templates.put(template.id(), template);
                }
            }
        });
        checkFlows(texts, templates);
    }

    private void checkFlows(Map<String, String> texts, Map<String, Template> templates) {
        var reader = new FlowReader(new Conditions(), templates);
        texts.forEach((file, text) -> {
            if (!isTemplate(text)) {
                tell(file, reader.read(text).problems());
            }
        });
    }

    private static boolean isTemplate(String text) {
        return text.lines().anyMatch(line -> line.startsWith("template:"));
    }

    private void read(String file, Map<String, String> texts) {
        try {
            texts.put(file, Files.readString(Path.of(file), StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            fail(file, language.equals("en") ? "not in UTF-8" : "不是 UTF-8 编码");
        } catch (IOException e) {
            fail(file, language.equals("en") ? "cannot be read" : "读不到这个文件");
        }
    }

    private void fail(String file, String message) {
        wrong = true;
        out.println(file + ":1:1: " + message);
    }

    private void tell(String file, List<FlowProblem> problems) {
        for (var problem : problems) {
            wrong = true;
            out.println(
                    file
                            + ":"
                            + problem.line()
                            + ":"
                            + problem.column()
                            + ": "
                            + problem.message(language)
                            + " ["
                            + problem.code()
                            + "]");
        }
    }
}
