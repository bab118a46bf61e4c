package io.hongyan.server;

import io.hongyan.server.platform.ConfigurationProblem;
import io.hongyan.server.platform.Launch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program: {@code serve}, {@code demo}, and the operators' commands. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %3$s: %5$s%6$s%n");
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try (var out = utf8(FileDescriptor.out);
                var err = utf8(FileDescriptor.err)) {
            try {
                return switch (command) {
                    case "serve" -> Serving.untilStopped(Launch.of(rest, System.getenv()), out);
                    case "demo" -> Demo.untilStopped(Launch.of(rest, System.getenv()), out);
                    default -> Commands.run(command, rest, out, err);
                };
            } catch (ConfigurationProblem e) {
                err.println(e.getMessage());
                return 2;
            }
        }
    }

    /** UTF-8 whatever the machine's language is set to. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
