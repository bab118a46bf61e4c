package io.hongyan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/reference/configuration.md to the settings; {@code -Dhongyan.update=true} renews it.
 */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/configuration.md");

    @Test
    void theReferencePageListsEverySetting() throws IOException {
        var page = page();
        if (Boolean.getBoolean("hongyan.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void anUnknownSettingStopsTheStartWithASentence() {
        assertThatThrownBy(() -> Launch.of(List.of(), Map.of("HONGYAN_PROT", "80")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("HONGYAN_PROT")
                .hasMessageContaining("HONGYAN_PORT");
    }

    @Test
    void aFlagWinsOverItsVariable() {
        var launch = Launch.of(List.of("--hook-port", "9001"), Map.of("HONGYAN_HOOK_PORT", "9000"));

        assertThat(launch.port(Launch.Setting.HOOK_PORT)).isEqualTo(9001);
    }

    @Test
    void aPortThatIsNoPortIsRefusedWithWhatWouldDo() {
        var launch = Launch.of(List.of("--port", "many"), Map.of());

        assertThatThrownBy(() -> launch.port(Launch.Setting.PORT))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("0 to 65535");
    }

    private static String page() {
        var text =
                new StringBuilder(
                        """
                        # Configuration

                        Every setting is an environment variable and a flag of the same name; the flag wins.
                        An unknown one stops the start. This page is made from the program.

                        | variable | flag | default | meaning |
                        | --- | --- | --- | --- |
                        """);
        for (var setting : Launch.Setting.values()) {
            text.append("| `")
                    .append(setting.variable())
                    .append("` | `")
                    .append(setting.flag())
                    .append("` | ")
                    .append(setting.usual().isEmpty() ? "" : "`" + setting.usual() + "`")
                    .append(" | ")
                    .append(setting.meaning())
                    .append(" |\n");
        }
        return text.toString();
    }
}
