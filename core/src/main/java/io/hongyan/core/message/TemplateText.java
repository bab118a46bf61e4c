package io.hongyan.core.message;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The words of a template: {@code {{parcel.number}}} is filled in, {@code {{parcel.expectedAt|近日}}}
 * has a stand-in for when it is not known. One that is neither known nor has a stand-in is an
 * error: nobody gets a message with a hole in it.
 */
public final class TemplateText {

    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{\\s*+([A-Za-z][A-Za-z0-9.]*+)\\s*+(?:\\|([^{}]*+))?\\}\\}");

    private TemplateText() {}

    /** Thrown when a variable has neither value nor stand-in. */
    public static final class MissingVariable extends RuntimeException {

        private final String variable;

        MissingVariable(String variable) {
            super("variable " + variable + " has no value and the template names no stand-in");
            this.variable = variable;
        }

        public String variable() {
            return variable;
        }
    }

    /**
     * Fills in the variables; {@code vars} holds them as people read them (money as ¥89.00, times
     * as 11月22日 14:00). Values are put in as they are and never read as a template again.
     */
    public static String render(String text, Map<String, String> vars) {
        return VARIABLE.matcher(text)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(
                                value(found.group(1), found.group(2), vars)));
    }

    private static String value(
            String variable,
            @org.jspecify.annotations.Nullable String standIn,
            Map<String, String> vars) {
        var value = vars.get(variable);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (standIn == null) {
            throw new MissingVariable(variable);
        }
        return standIn.strip();
    }

    /** The variables of all its wordings, in order of appearance. */
    public static Set<String> variables(Template template) {
        var variables = new LinkedHashSet<String>();
        template.zh().texts().forEach(text -> variables.addAll(variables(text)));
        template.en()
                .ifPresent(
                        words -> words.texts().forEach(text -> variables.addAll(variables(text))));
        return variables;
    }

    public static Set<String> variables(String text) {
        var variables = new LinkedHashSet<String>();
        VARIABLE.matcher(text).results().forEach(found -> variables.add(found.group(1)));
        return variables;
    }

    /** Each time the variable stands in the text something stands in for it. */
    public static boolean hasStandIn(String text, String variable) {
        return VARIABLE.matcher(text)
                .results()
                .filter(found -> found.group(1).equals(variable))
                .allMatch(found -> found.group(2) != null);
    }

    /** Braces that are no variable: a slip that would reach the buyer as it stands. */
    public static boolean hasLooseBraces(String text) {
        var rest = VARIABLE.matcher(text).replaceAll("");
        return rest.contains("{{") || rest.contains("}}");
    }

    /** Applies the same change to every text of some words, for example the rendering. */
    public static Template.Wording each(Template.Wording words, UnaryOperator<String> change) {
        var wechat = new java.util.TreeMap<String, String>();
        words.wechat().forEach((field, text) -> wechat.put(field, change.apply(text)));
        return new Template.Wording(
                change.apply(words.title()),
                change.apply(words.text()),
                change.apply(words.sms()),
                wechat);
    }
}
