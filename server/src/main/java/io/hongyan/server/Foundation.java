package io.hongyan.server;

import io.hongyan.kit.Connectors;
import io.hongyan.kit.Outside;
import io.hongyan.server.platform.BundledPostgres;
import io.hongyan.server.platform.ClockStore;
import io.hongyan.server.platform.ConfigurationProblem;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Database.Plans;
import io.hongyan.server.platform.DatabaseAddress;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Launch;
import io.hongyan.server.platform.Schema;
import io.hongyan.server.platform.Secrets;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * What everything stands on: the database with its two roles, the two clocks, ids, the vault, the
 * connectors and the way out.
 *
 * @param database for what works by itself: dispatcher, timers, readers of other systems
 * @param pages for lists, searches and sums that people ask for
 * @param intake connections of their own for the intake, whose locks have little patience
 * @param postgres the bundled server; empty when the operator brings his own
 */
record Foundation(
        Optional<BundledPostgres> postgres,
        DatabaseAddress owner,
        Database database,
        Database pages,
        Database intake,
        InstantSource machine,
        WorldClock world,
        Ids ids,
        Vault vault,
        Connectors connectors,
        Outside outside)
        implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final int PAGES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration INTAKE_PATIENCE = Duration.ofMillis(200);

    /**
     * Lays it.
     *
     * @param keptClock world time is kept by somebody outside (demo and tests), not the system's
     */
    static Foundation lay(Launch launch, boolean keptClock) {
        var machine = InstantSource.system();
        var data = launch.data();
        FolderLock.take(data);
        var postgres =
                launch.find(Launch.Setting.DB_URL).isPresent()
                        ? Optional.<BundledPostgres>empty()
                        : Optional.of(BundledPostgres.start(data));
        var owner = owner(launch, postgres);
        var own =
                launch.find(Launch.Setting.DB_APP_URL)
                        .map(url -> DatabaseAddress.parse("HONGYAN_DB_APP_URL", url));
        var app = Schema.migrate(owner, data.resolve("secrets"), own);
        var database = new Database(app, CONNECTIONS, PATIENCE, Plans.BY_KEY);
        var pages = new Database(app, PAGES).sharing(database.changes());
        var shards = launch.whole(Launch.Setting.SHARDS, 1, 16);
        var intake =
                new Database(app, shards + 1, INTAKE_PATIENCE, Plans.BY_KEY)
                        .sharing(database.changes());
        var ids = new Ids(machine);
        var world = keptClock ? ClockStore.kept(database, machine) : WorldClock.system(machine);
        var vault = new Vault(keyEncryptionKey(launch, data), database, ids, machine);
        var rules =
                new Outside.Rules(
                        launch.findAddress(Launch.Setting.PROVIDERS).orElse(null), launch.hosts());
        return new Foundation(
                postgres,
                owner,
                database,
                pages,
                intake,
                machine,
                world,
                ids,
                vault,
                Connectors.installed(),
                new Outside(rules, machine));
    }

    private static DatabaseAddress owner(Launch launch, Optional<BundledPostgres> postgres) {
        return postgres.map(server -> Schema.ensureDatabase(server.owner(), "hongyan"))
                .orElseGet(() ->
                        DatabaseAddress.parse("HONGYAN_DB_URL", launch.get(Launch.Setting.DB_URL)));
    }

    private static byte[] keyEncryptionKey(Launch launch, Path data) {
        try {
            var text =
                    launch.find(Launch.Setting.SECRET_KEY)
                            .orElse(Secrets.readOrMake(data.resolve("secrets/key-encryption")));
            var key = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            if (key.length != 32) {
                throw new ConfigurationProblem(
                        "HONGYAN_SECRET_KEY must be 32 bytes in base64; make one with:"
                                + " openssl rand -base64 32");
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationProblem(
                    "HONGYAN_SECRET_KEY could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        outside.close();
        intake.close();
        database.close();
        pages.close();
        postgres.ifPresent(BundledPostgres::close);
    }
}
