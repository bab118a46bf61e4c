package io.hongyan.sandbox;

import io.hongyan.sandbox.samples.Samples;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Posts recorded pushes to a running demo: {@code --product-url URL --api-key KEY FOLDER…}. */
public final class SamplesMain {

    private SamplesMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        var url = "http://127.0.0.1:8080";
        var key = "";
        var folders = new ArrayList<Path>();
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--product-url" -> url = args[++i];
                case "--api-key" -> key = args[++i];
                default -> folders.add(Path.of(args[i]));
            }
        }
        try (var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            for (var folder : folders) {
                if (!Files.isDirectory(folder)) {
                    out.println("There is no folder " + folder + ".");
                    return 2;
                }
            }
            try {
                return new Samples(url, key, out).post(folders) == 0 ? 0 : 1;
            } catch (IllegalStateException e) {
                out.println(e.getMessage());
                return 1;
            }
        }
    }
}
