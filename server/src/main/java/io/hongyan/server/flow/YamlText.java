package io.hongyan.server.flow;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Parses YAML into nodes with places; makes no objects of it, so nothing in it can act. */
final class YamlText {

    static final int LARGEST = 256 * 1024;

    private YamlText() {}

    /** Null, with the problem noted, when it cannot be parsed. */
    static @Nullable Node parse(String text, Problems problems) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            problems.at(1, 1, "yaml.too_big");
            return null;
        }
        try {
            var node = new Yaml(limits()).compose(new StringReader(text));
            if (node == null) {
                problems.at(1, 1, "yaml.empty");
            }
            return node;
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var reason = String.valueOf(e.getProblem());
            if (mark == null) {
                problems.at(1, 1, "yaml.syntax", reason);
            } else {
                problems.at(mark, "yaml.syntax", reason);
            }
            return null;
        } catch (YAMLException e) {
            problems.at(1, 1, "yaml.syntax", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(50);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        return options;
    }
}
