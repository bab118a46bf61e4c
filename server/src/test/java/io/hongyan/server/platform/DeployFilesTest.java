package io.hongyan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files of deploy/ name settings that there are, and the container the jars that are made. */
class DeployFilesTest {

    private static final Path DEPLOY = Path.of("../deploy");
    private static final Pattern VARIABLE = Pattern.compile("HONGYAN_[A-Z_]+");

    @Test
    void everySettingNamedThereIsOnTheReferencePage() throws IOException {
        var page = Files.readString(Path.of("../docs/reference/configuration.md"));
        var unknown = new ArrayList<String>();
        var seen = 0;
        try (var files = Files.list(DEPLOY)) {
            for (var file : files.sorted().toList()) {
                for (var name :
                        VARIABLE.matcher(Files.readString(file))
                                .results()
                                .map(found -> found.group())
                                .toList()) {
                    seen++;
                    if (!page.contains("`" + name + "`")) {
                        unknown.add(file.getFileName() + ": " + name);
                    }
                }
            }
        }

        assertThat(unknown).isEmpty();
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void theUnitWaitsAsLongAsTheProgramMayTakeToStop() throws IOException {
        var unit = Files.readString(DEPLOY.resolve("hongyan.service"));

        assertThat(unit).contains("ExecStart=/opt/hongyan/hongyan serve", "TimeoutStopSec=20");
        assertThat(unit).contains("RestartPreventExitStatus=2");
    }
}
