package io.hongyan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How long is long: a file 400 lines, a method 60, five parameters. Values and tables excepted. */
class LimitsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of("core", "kit", "connectors", "sandbox", "server", "bench");
    private static final int FILE = 400;
    private static final int METHOD = 60;
    private static final Pattern HEAD =
            Pattern.compile("^ {4}(?! )(?!record|//|/\\*|\\*|@|\\}).*\\)( throws [\\w., ]+)? \\{$");

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : sources()) {
            var lines = Files.readAllLines(file).size();
            if (lines > FILE && !isTable(file)) {
                tooLong.add(ROOT.relativize(file) + ": " + lines);
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void noMethodIsLongerThanSixtyLines() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : sources()) {
            var lines = Files.readAllLines(file);
            int began = -1;
            for (int i = 0; i < lines.size(); i++) {
                if (HEAD.matcher(lines.get(i)).matches()) {
                    began = i;
                } else if (lines.get(i).equals("    }") && began >= 0) {
                    if (i - began > METHOD) {
                        tooLong.add(ROOT.relativize(file) + ":" + (began + 1));
                    }
                    began = -1;
                }
            }
        }

        assertThat(tooLong).isEmpty();
    }

    /** Enums that are tables: a line a value. */
    private static boolean isTable(Path file) {
        return file.endsWith("TrackingSubStatus.java");
    }

    private static List<Path> sources() throws IOException {
        var files = new ArrayList<Path>();
        for (var module : MODULES) {
            var main = ROOT.resolve(module).resolve("src/main/java");
            if (!Files.isDirectory(main)) {
                continue;
            }
            try (var paths = Files.walk(main)) {
                paths.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(100);
        return files;
    }
}
