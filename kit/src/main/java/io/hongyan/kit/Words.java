package io.hongyan.kit;

/** The same words in both languages of the console. */
public record Words(String zh, String en) {

    public static Words of(String zh, String en) {
        return new Words(zh, en);
    }
}
