package io.hongyan.server.platform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the program was started: every setting is an environment variable and a flag of the same name
 * ({@code HONGYAN_HOOK_PORT}, {@code --hook-port}); the flag wins. An unknown flag or variable of
 * ours stops the start.
 */
public final class Launch {

    /** What can be set, in the order of the reference page. */
    public enum Setting {
        PORT("8080", "port of console, buyer pages and API"),
        HOOK_PORT("8081", "port of the hooks, and of nothing else"),
        PUBLIC_URL("", "what others see of the console's port; unset: http://localhost:PORT"),
        PUBLIC_HOOK_URL("", "what others see of the hook port; unset: http://localhost:HOOK_PORT"),
        DATA("./data", "folder of the bundled database, secrets and logs"),
        DB_URL("", "PostgreSQL 15 or newer, as a role that may create; unset: the bundled one"),
        DB_APP_URL(
                "", "the role the program works as; unset: hongyan_app is made by DB_URL's role"),
        PROVIDERS("", "address that stands in for all providers; unset: the providers' own"),
        ALLOW_HOSTS("", "host:port,… that merchants may name although they are inside the network"),
        TLS_CERT("", "certificate chain (PEM) for both ports; unset: plain, behind a proxy"),
        TLS_KEY("", "private key (PEM) of TLS_CERT"),
        SECRET_KEY("", "key-encryption key, 32 bytes in base64; unset: made in the data folder"),
        DEMO_PASSWORD("", "password of the demo logins; unset: made and printed"),
        API_KEY("", "key of the demo merchant; unset: made and printed"),
        SANDBOX_PORT("8090", "port of the outside world, in the demo"),
        TEST_DATA("", "folder of data that may not ship; only tests read it"),
        JAVA_OPTIONS("", "options for the Java machine; read by the entry script"),
        SHARDS("2", "intake shards");

        private final String usual;
        private final String meaning;

        Setting(String usual, String meaning) {
            this.usual = usual;
            this.meaning = meaning;
        }

        public String variable() {
            return "HONGYAN_" + name();
        }

        public String flag() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What holds when it is not set; empty for nothing. */
        public String usual() {
            return usual;
        }

        public String meaning() {
            return meaning;
        }
    }

    private final Map<Setting, String> values;
    private final List<String> rest;

    private Launch(Map<Setting, String> values, List<String> rest) {
        this.values = Map.copyOf(values);
        this.rest = List.copyOf(rest);
    }

    /**
     * Reads both; what is no flag is kept for the command.
     *
     * @throws ConfigurationProblem for a flag or variable of ours that does not exist
     */
    public static Launch of(List<String> arguments, Map<String, String> environment) {
        var values = new TreeMap<Setting, String>();
        var byVariable = byName(Setting::variable);
        environment.forEach((name, value) -> {
            var setting = byVariable.get(name);
            if (setting != null) {
                values.put(setting, value.strip());
            } else if (name.startsWith("HONGYAN_")) {
                throw new ConfigurationProblem(
                        "There is no setting " + name + "; known are " + known());
            }
        });
        var byFlag = byName(Setting::flag);
        var rest = new java.util.ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            var setting = byFlag.get(arguments.get(i));
            if (setting == null) {
                rest.add(arguments.get(i));
            } else if (++i == arguments.size()) {
                throw new ConfigurationProblem(setting.flag() + " needs a value");
            } else {
                values.put(setting, arguments.get(i));
            }
        }
        return new Launch(values, rest);
    }

    private static Map<String, Setting> byName(Function<Setting, String> name) {
        return Stream.of(Setting.values()).collect(Collectors.toMap(name, Function.identity()));
    }

    private static String known() {
        return Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.joining(", "));
    }

    /** The command's own arguments. */
    public List<String> rest() {
        return rest;
    }

    public Optional<String> find(Setting setting) {
        return Optional.ofNullable(values.get(setting)).filter(value -> !value.isEmpty());
    }

    public String get(Setting setting) {
        return find(setting).orElse(setting.usual);
    }

    /** A port number; 0 for any free one. */
    public int port(Setting setting) {
        return whole(setting, 0, 65_535);
    }

    /** A whole number between two bounds. */
    public int whole(Setting setting, int least, int most) {
        try {
            int value = Integer.parseInt(get(setting));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with what would do
        }
        throw new ConfigurationProblem(
                setting.variable()
                        + " must be a whole number from "
                        + least
                        + " to "
                        + most
                        + ", not '"
                        + get(setting)
                        + "'");
    }

    public Path data() {
        return Path.of(get(Setting.DATA)).toAbsolutePath().normalize();
    }

    public Optional<URI> findAddress(Setting setting) {
        return find(setting)
                .map(text -> {
                    var uri = uri(text.replaceAll("/+$", ""));
                    if (uri.isEmpty()) {
                        throw new ConfigurationProblem(
                                setting.variable() + " must look like https://host:port");
                    }
                    return uri.get();
                });
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Set<String> hosts() {
        return Stream.of(get(Setting.ALLOW_HOSTS).split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }

    /** A readable file; empty when the setting is unset. */
    public Optional<Path> findFile(Setting setting) {
        return find(setting)
                .map(text -> {
                    var path = Path.of(text);
                    if (!Files.isReadable(path)) {
                        throw new ConfigurationProblem(
                                setting.variable() + " names a file that can't be read: " + text);
                    }
                    return path;
                });
    }

    /** The same with one more value. */
    public Launch with(Setting setting, String value) {
        var more = new HashMap<>(values);
        more.put(setting, value);
        return new Launch(more, rest);
    }
}
