package io.hongyan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code ./hongyan bench [NAME…]}: measures, prints tables, writes JSON under target/bench. */
public final class Main {

    private static final List<String> NAMES = List.of("intake", "accuracy", "crash");

    private Main() {}

    /** Arguments: the project's folder, then names; all of them if none is given. */
    public static void main(String[] args) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var root = Path.of(args[0]);
        var names = args.length == 1 ? NAMES : List.of(args).subList(1, args.length);
        for (var name : names) {
            if (!NAMES.contains(name)) {
                out.println("There is no benchmark " + name + "; known are " + NAMES);
                System.exit(2);
            }
        }
        for (var name : names) {
            switch (name) {
                case "intake" -> new IntakeBench(root, out).run();
                case "accuracy" -> AccuracyBench.main(new String[0]);
                default -> crash(root, out);
            }
        }
        System.exit(0);
    }

    /** The crash test in its full form: the test itself, with thirty kills. */
    private static void crash(Path root, PrintStream out) throws IOException, InterruptedException {
        var exit =
                new ProcessBuilder(
                                "mvn",
                                "-B",
                                "-q",
                                "-pl",
                                "e2e",
                                "-am",
                                "test",
                                "-Dtest=KillCrashTest",
                                "-Dsurefire.failIfNoSpecifiedTests=false",
                                "-Dhongyan.kills=30")
                        .directory(root.toFile())
                        .inheritIO()
                        .start()
                        .waitFor();
        out.println("crash, 30 kills: " + (exit == 0 ? "nothing lost, nothing twice" : "FAILED"));
    }
}
