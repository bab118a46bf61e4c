package io.hongyan.server.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A "no" of the API, which leaves as a problem document (RFC 9457). Its words come from the
 * catalogue, in the caller's language.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<String> args;
    private final transient List<FieldError> errors = new ArrayList<>();
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    private Problem(int status, String code, List<String> args) {
        super(status + " " + code, null, false, false);
        this.status = status;
        this.code = code;
        this.args = args;
    }

    /**
     * @param code key of the message catalogue
     * @param args what the message names; no personal data
     */
    public static Problem of(int status, String code, Object... args) {
        return new Problem(status, code, Words.texts(args));
    }

    /** The one answer for what is not there and for what belongs to another merchant. */
    public static Problem notFound() {
        return of(404, "not_found");
    }

    /** The body was read, and some of its fields are wrong. */
    public static Problem invalid(List<FieldError> errors) {
        var problem = of(422, "invalid");
        problem.errors.addAll(errors);
        return problem;
    }

    public static Problem invalid(String field, String code, Object... args) {
        return invalid(List.of(FieldError.of(field, code, args)));
    }

    /** Adds a member to the document. */
    public Problem with(String name, Object value) {
        more.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<String> args() {
        return args;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> more() {
        return more;
    }
}
