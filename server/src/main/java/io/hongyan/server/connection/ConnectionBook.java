package io.hongyan.server.connection;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.Connector;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Settings;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.platform.Database;
import io.hongyan.server.vault.Vault;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The connections that are switched on, from memory. What another node changed is seen when the
 * merchant's configuration has another version, within a second or two; what this node changed, at
 * once. Nothing in it is truth: it can be thrown away.
 */
public final class ConnectionBook {

    /** A key that nobody has is asked for again: its connection may be new. */
    private static final Duration NOBODY = Duration.ofSeconds(2);

    private static final Duration OLDEST = Duration.ofHours(1);
    private static final int MOST = 50_000;

    /** Carriers whose connector is not named like their code. */
    private static final Map<String, String> OWN =
            Map.of("jdl", "JD", "jtexpress", "JT", "deppon", "DBL");

    private final Database database;
    private final Vault vault;
    private final Connectors connectors;
    private final ConfigVersions versions;
    private final LoadingCache<String, Optional<Connected>> byKey;
    private final LoadingCache<UUID, List<Connected>> byMerchant;

    public ConnectionBook(
            Database database, Vault vault, Connectors connectors, ConfigVersions versions) {
        this.database = database;
        this.vault = vault;
        this.connectors = connectors;
        this.versions = versions;
        byKey =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfter(
                                Expiry.<String, Optional<Connected>>writing(
                                        (_, found) -> found.isEmpty() ? NOBODY : OLDEST))
                        .build(this::load);
        byMerchant =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(OLDEST)
                        .build(this::loadAll);
        versions.onChange(this::forget);
    }

    /** True when {@link #find} will answer from memory, without waiting. */
    public boolean remembers(String hookKey) {
        return byKey.getIfPresent(hookKey) != null;
    }

    /** The connection of this hook key; asks the database when memory does not know. */
    public Optional<Connected> find(String hookKey) {
        return byKey.get(hookKey);
    }

    /** A merchant's connections that are switched on, oldest first. */
    public List<Connected> all(UUID merchant) {
        return byMerchant.get(merchant);
    }

    public Optional<Connected> byId(UUID merchant, UUID connection) {
        return all(merchant).stream().filter(k -> k.id().equals(connection)).findFirst();
    }

    /** His connections whose connector has this role, oldest first. */
    public List<Connected> withRole(UUID merchant, Class<? extends Connector> role) {
        return all(merchant).stream()
                .filter(k -> connectors.find(k.connector(), role).isPresent())
                .toList();
    }

    /** Who can be asked about this carrier's waybills: the carrier itself, then aggregators. */
    public List<Connected> forCarrier(UUID merchant, String carrier) {
        return withRole(merchant, CarrierConnector.class).stream()
                .filter(k -> isOf(k, carrier) || isAggregator(k))
                .sorted(Comparator.comparingInt(k -> isOf(k, carrier) ? 0 : 1))
                .toList();
    }

    /** Forgets what it knows of this merchant: his connections have changed. */
    public void forget(UUID merchant) {
        byMerchant.invalidate(merchant);
        byKey.asMap().values().removeIf(k -> k.isEmpty() || k.get().merchant().equals(merchant));
    }

    private static boolean isOf(Connected k, String carrier) {
        return OWN.getOrDefault(k.connector(), k.connector().toUpperCase(Locale.ROOT))
                .equals(carrier);
    }

    private static boolean isAggregator(Connected k) {
        return switch (k.connector()) {
            case "kdniao", "kuaidi100", "17track", "cainiao" -> true;
            default -> false;
        };
    }

    private Optional<Connected> load(String hookKey) {
        var place = database.system(c -> ConnectionStore.look(c, hookKey));
        if (place.isEmpty()) {
            return Optional.empty();
        }
        var merchant = place.get().merchant();
        versions.follow(merchant);
        var row =
                database.transact(
                        merchant, c -> ConnectionStore.find(c, merchant, place.get().connection()));
        return row.map(r -> open(merchant, r));
    }

    private List<Connected> loadAll(UUID merchant) {
        versions.follow(merchant);
        return database.transact(merchant, c -> ConnectionStore.all(c, merchant)).stream()
                .filter(row -> row.state().equals("on"))
                .map(row -> open(merchant, row))
                .toList();
    }

    private Connected open(UUID merchant, ConnectionStore.Row row) {
        return new Connected(
                merchant,
                row.id(),
                row.connector(),
                row.name(),
                row.hookKey(),
                new Settings(SettingsJson.open(vault, merchant, row.settings())));
    }
}
