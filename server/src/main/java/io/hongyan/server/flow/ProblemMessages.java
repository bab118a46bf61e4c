package io.hongyan.server.flow;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** The words for problems in flow files, in two languages with the same keys. */
final class ProblemMessages {

    private static final ProblemMessages CHINESE = load("zh");
    private static final ProblemMessages ENGLISH = load("en");

    private final Properties texts;

    private ProblemMessages(Properties texts) {
        this.texts = texts;
    }

    static ProblemMessages of(String language) {
        return language.equals("en") ? ENGLISH : CHINESE;
    }

    String text(String code, List<String> args) {
        var text = texts.getProperty(code);
        if (text == null) {
            throw new IllegalStateException("no message for problem " + code);
        }
        for (int i = 0; i < args.size(); i++) {
            text = text.replace("{" + i + "}", word(args.get(i)));
        }
        return text;
    }

    /** An argument that begins with @ is itself a key. */
    private String word(String arg) {
        return arg.startsWith("@") ? texts.getProperty(arg.substring(1), arg) : arg;
    }

    Set<String> codes() {
        return texts.stringPropertyNames();
    }

    private static ProblemMessages load(String language) {
        var name = "/flow/problems_" + language + ".properties";
        try (var in = ProblemMessages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new ProblemMessages(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
