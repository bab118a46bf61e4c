package io.hongyan.server;

import io.hongyan.server.platform.cli.CarrierRecognise;
import io.hongyan.server.platform.cli.FlowCheck;
import io.hongyan.server.platform.cli.TraceClassify;
import java.io.PrintStream;
import java.util.List;

/** The commands for operators and scripts: no running server needed. */
final class Commands {

    private static final int WRONG_USE = 2;

    private Commands() {}

    static int run(String command, List<String> rest, PrintStream out, PrintStream err) {
        var word = rest.isEmpty() ? "" : rest.getFirst();
        var more = rest.isEmpty() ? rest : rest.subList(1, rest.size());
        return switch (command + " " + word) {
            case "trace classify" -> TraceClassify.run(System.in, out);
            case "carrier recognise" -> CarrierRecognise.run(System.in, out);
            case "flow check" -> FlowCheck.run(more, out);
            default -> {
                err.println(
                        "There is no command '" + (command + " " + word).strip() + "'. See help.");
                yield WRONG_USE;
            }
        };
    }
}
