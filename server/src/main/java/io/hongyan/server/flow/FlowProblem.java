package io.hongyan.server.flow;

import java.util.List;

/**
 * Something wrong in a flow or template file.
 *
 * @param line from 1
 * @param column from 1
 * @param code its name in the message catalogue: fixed for ever
 * @param args what the message names
 */
public record FlowProblem(int line, int column, String code, List<String> args) {

    public FlowProblem {
        args = List.copyOf(args);
    }

    /** In Chinese ({@code zh}) or English ({@code en}). */
    public String message(String language) {
        return ProblemMessages.of(language).text(code, args);
    }
}
