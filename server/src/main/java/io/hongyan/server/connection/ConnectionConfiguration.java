package io.hongyan.server.connection;

import io.hongyan.kit.Connectors;
import io.hongyan.kit.Outside;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.ConsoleConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires connections. */
@Configuration(proxyBeanMethods = false)
public class ConnectionConfiguration {

    @Bean
    Connections connections(Connections.Parts parts, Audit audit) {
        return new Connections(parts, audit);
    }

    @Bean
    Connections.Parts connectionParts(
            Database database, Vault vault, Ids ids, Connectors connectors, ConnectionBook book) {
        return new Connections.Parts(database, vault, ids, connectors, book);
    }

    @Bean
    ConnectorsApi connectorsApi(Connectors connectors) {
        return new ConnectorsApi(connectors);
    }

    @Bean
    ConnectionsApi connectionsApi(
            Connections connections, Connectors connectors, Outside outside, ConsoleConfig config) {
        return new ConnectionsApi(connections, connectors, outside, config);
    }

    @Bean
    SyncLogApi syncLogApi(Database database) {
        return new SyncLogApi(database);
    }

    @Bean
    CarriersApi carriersApi(Database database, Ids ids, WorldClock world, Audit audit) {
        return new CarriersApi(
                database, TrackingTables.carriers(), new CarriersApi.Parts(ids, world, audit));
    }

    @Bean
    HookLogApi hookLogApi(Database database, Connections connections, Vault vault) {
        return new HookLogApi(database, connections, vault);
    }
}
