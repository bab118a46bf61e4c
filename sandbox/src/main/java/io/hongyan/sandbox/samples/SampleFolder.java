package io.hongyan.sandbox.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The pushes that lie in a folder, in the order of their names. */
final class SampleFolder {

    private SampleFolder() {}

    static List<Sample> read(Path folder) {
        try (var files = Files.walk(folder)) {
            var found = new ArrayList<Sample>();
            var seen = new HashSet<String>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                of(file).filter(sample -> seen.add(sample.provider() + squeezed(sample.text())))
                        .ifPresent(found::add);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " can't be read", e);
        }
    }

    /** The same push lies there twice: bare, and in its form. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static Optional<Sample> of(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".push")) {
            return Sample.ofCase(name, Files.readString(file));
        }
        return name.matches("[\\w.-]+\\.(json|form|xml)")
                ? Sample.ofFile(name, Files.readString(file))
                : Optional.empty();
    }
}
