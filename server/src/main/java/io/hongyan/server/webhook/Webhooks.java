package io.hongyan.server.webhook;

import io.hongyan.kit.CallLog;
import io.hongyan.kit.Http;
import io.hongyan.kit.Outside;
import io.hongyan.kit.Settings;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps the addresses that a merchant wants to be told at, and their secrets. */
final class Webhooks {

    static final Duration OVERLAP = Duration.ofHours(24);
    private static final int MOST_TYPES = 100;
    private static final int SECRET_BYTES = 32;

    private final Vault vault;
    private final Ids ids;
    private final InstantSource world;
    private final Http http;

    Webhooks(Vault vault, Ids ids, InstantSource world, Outside outside) {
        this.vault = vault;
        this.ids = ids;
        this.world = world;
        this.http = outside.http(WebhookHandler.CARD, new Settings(Map.of()), CallLog.NONE);
    }

    /** A new address and its secret, which is shown this once. */
    record Made(UUID id, String secret) {}

    Made make(Connection c, UUID merchant, EndpointStore.Form form) throws SQLException {
        var id = ids.next();
        var secret = fresh();
        var sealed = new EndpointStore.Secret(vault.seal(merchant, secret), world.instant());
        EndpointStore.insert(c, merchant, id, form, sealed);
        return new Made(id, secret);
    }

    /** A new secret; the old one signs beside it for a day. */
    Made rotate(Connection c, UUID merchant, UUID id) throws SQLException {
        var secret = fresh();
        var until = world.instant().plus(OVERLAP);
        if (!EndpointStore.rotate(c, merchant, id, vault.seal(merchant, secret), until)) {
            throw Problem.notFound();
        }
        return new Made(id, secret);
    }

    private static String fresh() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** Refuses what could never be called; every call is held against the guard once more. */
    EndpointStore.Form checked(String name, String url, List<String> types, boolean isOn) {
        var errors = new ArrayList<FieldError>();
        if (name.isBlank() || name.length() > 100) {
            errors.add(FieldError.of("name", "required"));
        }
        if (types.isEmpty()
                || types.size() > MOST_TYPES
                || !types.stream().allMatch(this::isType)) {
            errors.add(FieldError.of("types", "webhook.types"));
        }
        var objection = objection(url);
        if (!objection.isEmpty()) {
            errors.add(FieldError.of("url", "webhook.url", objection));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new EndpointStore.Form(name.strip(), url, types, isOn);
    }

    private boolean isType(String type) {
        return type.matches("\\*|[a-z_]+\\.(\\*|[a-z_]+(\\.[a-z_]+)*)");
    }

    private String objection(String url) {
        var address = parsed(url);
        var host = address == null ? null : address.getHost();
        if (address == null || host == null || address.getUserInfo() != null) {
            return "https://host/path";
        }
        return switch (http.dial(host, address.getPort())) {
            case Http.Dial.Forbidden(var reason) -> reason;
            case Http.Dial.Allowed allowed -> {
                try (allowed) {
                    yield isSafe(address, allowed.address()) ? "" : "https://host/path";
                }
            }
        };
    }

    /** Plain http only where the operator has allowed an address that the guard would refuse. */
    private static boolean isSafe(URI address, InetAddress dialled) {
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme())
                        && (dialled.isLoopbackAddress() || dialled.isSiteLocalAddress()));
    }

    private static @org.jspecify.annotations.Nullable URI parsed(String url) {
        try {
            return url.length() > 2000 ? null : new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
