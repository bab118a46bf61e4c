package io.hongyan.server.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The words of all problems, in every language. A feature keeps its own in {@code
 * problems_zh.properties} and {@code problems_en.properties} beside its configuration class.
 */
public final class Catalogue {

    private final Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);

    /** Reads the files beside these classes; a class without files has no words. */
    public Catalogue(List<Class<?>> features) {
        for (var language : Language.values()) {
            var texts = new HashMap<String, String>();
            for (var feature : features) {
                load(feature, "problems_" + language.suffix() + ".properties", texts);
            }
            words.put(language, Map.copyOf(texts));
        }
    }

    private static void load(Class<?> feature, String file, Map<String, String> texts) {
        try (var in = feature.getResourceAsStream(file)) {
            if (in == null) {
                return;
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence; the code itself where nobody wrote one. */
    public String text(Language language, String code, List<String> args) {
        var pattern = words.getOrDefault(language, Map.of()).get(code);
        if (pattern == null) {
            return args.isEmpty() ? code : code + " " + args;
        }
        return new MessageFormat(pattern.replace("'", "''")).format(args.toArray());
    }

    /** All codes of a language: a test holds the languages to the same ones. */
    public Set<String> codes(Language language) {
        return words.getOrDefault(language, Map.of()).keySet();
    }
}
