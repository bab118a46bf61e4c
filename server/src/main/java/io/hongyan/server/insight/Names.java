package io.hongyan.server.insight;

import io.hongyan.core.tracking.Carriers;
import io.hongyan.server.web.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** How people call statuses, milestones, anomalies and carriers, in every language. */
final class Names {

    private final Map<Language, Properties> words = new EnumMap<>(Language.class);
    private final Carriers carriers;

    Names(Carriers carriers) {
        this.carriers = carriers;
        for (var language : Language.values()) {
            words.put(language, load(fileOf(language)));
        }
    }

    private static String fileOf(Language language) {
        return switch (language) {
            case ZH -> "names_zh.properties";
            case EN -> "names_en.properties";
        };
    }

    private static Properties load(String file) {
        try (var in = Names.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its words " + file);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String status(Language language, String code) {
        return word(language, "status." + code, code);
    }

    String substatus(Language language, String code) {
        return word(language, "substatus." + code, code);
    }

    String milestone(Language language, String wireName) {
        return word(language, "milestone." + wireName, wireName);
    }

    String anomaly(Language language, String type) {
        return word(language, "anomaly." + type, type);
    }

    /** A carrier that stands in no table is called by its code. */
    String carrier(Language language, String code) {
        var carrier = carriers.find(code);
        if (carrier.isEmpty()) {
            return code;
        }
        var names = carrier.get().names();
        var name =
                switch (language) {
                    case ZH -> names.zh();
                    case EN -> names.en();
                };
        return name.isEmpty() ? code : name;
    }

    /** The heading of an exported column. */
    String export(Language language, String heading) {
        return word(language, "export." + heading, heading);
    }

    /** What stands in an exported cell: codes by their words, several apart by blanks. */
    String exported(Language language, String words, String cell) {
        return switch (words) {
            case "" -> cell;
            case "carrier" -> carrier(language, cell);
            case "anomaly" ->
                    Arrays.stream(cell.split(" ", -1))
                            .map(type -> anomaly(language, type))
                            .collect(Collectors.joining(" "));
            default -> word(language, words + "." + cell, cell);
        };
    }

    Set<String> keys(Language language) {
        return words.getOrDefault(language, new Properties()).stringPropertyNames();
    }

    private String word(Language language, String key, String otherwise) {
        return words.getOrDefault(language, new Properties()).getProperty(key, otherwise);
    }
}
