package io.hongyan.server.web;

import java.util.List;

/**
 * What is wrong with one field of the input.
 *
 * @param field path in the body, for example {@code lines[0].price.amount}
 * @param code key of the message catalogue
 * @param args what the message names
 */
public record FieldError(String field, String code, List<String> args) {

    public FieldError {
        args = List.copyOf(args);
    }

    public static FieldError of(String field, String code, Object... args) {
        return new FieldError(field, code, Words.texts(args));
    }
}
