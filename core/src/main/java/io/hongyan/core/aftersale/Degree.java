package io.hongyan.core.aftersale;

import java.util.Arrays;
import java.util.Optional;

/** How badly the goods are damaged. */
public enum Degree {
    MINOR("轻微"),
    MODERATE("中等"),
    SEVERE("严重"),
    TOTAL("全损");

    private final String chinese;

    Degree(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Finds by the constant's name or the Chinese word. */
    public static Optional<Degree> find(String word) {
        return Arrays.stream(values())
                .filter(degree -> degree.name().equals(word) || degree.chinese.equals(word))
                .findFirst();
    }
}
