package io.hongyan.core.flow;

import java.util.function.UnaryOperator;

/** A flow as one plain sentence, for people who do not read YAML. */
public final class FlowSentence {

    private FlowSentence() {}

    /**
     * @param templateName what people call a message template, by its id
     */
    public static String chinese(Flow flow, UnaryOperator<String> templateName) {
        return new ChineseWords(templateName).sentence(flow);
    }

    /**
     * @param templateName what people call a message template, by its id
     */
    public static String english(Flow flow, UnaryOperator<String> templateName) {
        return new EnglishWords(templateName).sentence(flow);
    }
}
