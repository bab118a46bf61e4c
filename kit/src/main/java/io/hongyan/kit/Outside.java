package io.hongyan.kit;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everybody else's servers. One for the program; each connection gets its own {@link Http} from it.
 */
public final class Outside implements AutoCloseable {

    /**
     * The operator's word on where calls may go.
     *
     * @param providers stands in for the providers' own addresses; null in real life
     * @param allowed {@code host:port} that merchants may name although the guard would object
     */
    public record Rules(@Nullable URI providers, Set<String> allowed) {

        public Rules {
            allowed =
                    Set.copyOf(
                            allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
        }

        public static final Rules REAL_LIFE = new Rules(null, Set.of());
    }

    /** How names become addresses. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** Numbers that are no plain dotted quad: octal, hexadecimal, whole or shortened. */
    private static final Pattern ODD_NUMBER =
            Pattern.compile(
                    "(?!(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})$)"
                            + "(?:0[xX][0-9a-fA-F]*|[0-9]+)(?:\\.(?:0[xX][0-9a-fA-F]*|[0-9]+))*\\.?");

    private final Rules rules;
    private final InstantSource machineClock;
    private final Names names;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    public Outside(Rules rules, InstantSource machineClock) {
        this(rules, machineClock, InetAddress::getAllByName);
    }

    Outside(Rules rules, InstantSource machineClock, Names names) {
        this.rules = rules;
        this.machineClock = machineClock;
        this.names = names;
    }

    /** The way out for one connection. */
    public Http http(Card card, Settings settings, CallLog log) {
        return new OutsideHttp(this, card.name(), Masks.of(card, settings), log);
    }

    HttpClient client() {
        return client;
    }

    Instant now() {
        return machineClock.instant();
    }

    /**
     * The operator's address in place of the provider's: prefix, connector, the provider's path.
     */
    URI effective(String connector, URI address) {
        var prefix = rules.providers();
        if (prefix == null) {
            return address;
        }
        var base = prefix.toString();
        var query = address.getRawQuery();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                        + "/"
                        + connector
                        + (address.getRawPath().isEmpty() ? "/" : address.getRawPath())
                        + (query == null ? "" : "?" + query));
    }

    boolean isAllowed(String host, int port) {
        return rules.allowed().contains(host.toLowerCase(Locale.ROOT) + ":" + port);
    }

    /** Why an address that a merchant typed must not be called; empty if it may. */
    Optional<String> objection(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("only https addresses can be called");
        }
        if (address.getHost() == null || address.getUserInfo() != null) {
            return Optional.of("the address must be https://host/path without a user");
        }
        if (ODD_NUMBER.matcher(address.getHost()).matches()) {
            return Optional.of(address.getHost() + " can be read as several addresses");
        }
        int port = portOf(address);
        if (isAllowed(address.getHost(), port)) {
            return Optional.empty();
        }
        if (scheme.equals("http")) {
            return Optional.of("plain http is only for hosts that the operator allows");
        }
        return port == 443 || port >= 1024
                ? Optional.empty()
                : Optional.of("port " + port + " belongs to another kind of server");
    }

    static int portOf(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    /** The addresses of a name, if every one of them may be dialled. */
    Lookup lookUp(String host) {
        try {
            var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            var addresses = List.of(names.addressesOf(bare));
            for (var address : addresses) {
                var objection = AddressGuard.objection(address);
                if (objection.isPresent()) {
                    return new Lookup(
                            List.of(),
                            host + " is " + address.getHostAddress() + ": " + objection.get());
                }
            }
            return new Lookup(addresses, "");
        } catch (UnknownHostException e) {
            return new Lookup(List.of(), host + " is not known");
        }
    }

    /** Addresses, or why there are none. */
    record Lookup(List<InetAddress> addresses, String objection) {}

    @Override
    public void close() {
        client.close();
    }
}
