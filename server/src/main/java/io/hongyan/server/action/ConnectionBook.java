package io.hongyan.server.action;

import io.hongyan.kit.CallLog;
import io.hongyan.kit.Connector;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Outside;
import io.hongyan.kit.Settings;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The merchant's connections as those need them who call the other side. */
public final class ConnectionBook {

    private static final String ALL =
            """
            select connection_id, connector, settings, hook_key
              from connection
             where merchant_id = ? and state <> 'off'
             order by connection_id
            """;

    private final Vault vault;
    private final Connectors connectors;
    private final Outside outside;
    private final CallLog log;

    public ConnectionBook(Vault vault, Connectors connectors, Outside outside, CallLog log) {
        this.vault = vault;
        this.connectors = connectors;
        this.outside = outside;
        this.log = log;
    }

    /** A connection whose connector is installed in the wanted role. */
    public record Line<T extends Connector>(
            UUID connection, T connector, Settings settings, Http http, String hookKey) {

        public String name() {
            return connector.card().name();
        }

        /** The key of limits and breaker. */
        public String endpoint() {
            return name() + ":" + connection;
        }
    }

    /** Those that can play this role, oldest first. */
    public <T extends Connector> List<Line<T>> lines(Connection c, UUID merchant, Class<T> role)
            throws SQLException {
        try (var query = c.prepareStatement(ALL)) {
            query.setObject(1, merchant);
            var lines = new ArrayList<Line<T>>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var connector = connectors.find(rows.getString("connector"), role);
                    if (connector.isPresent()) {
                        var settings = settings(merchant, rows.getBytes("settings"));
                        lines.add(
                                new Line<>(
                                        rows.getObject("connection_id", UUID.class),
                                        connector.get(),
                                        settings,
                                        outside.http(connector.get().card(), settings, log),
                                        rows.getString("hook_key")));
                    }
                }
            }
            return lines;
        }
    }

    public <T extends Connector> Optional<Line<T>> find(
            Connection c, UUID merchant, UUID connection, Class<T> role) throws SQLException {
        return lines(c, merchant, role).stream()
                .filter(line -> line.connection().equals(connection))
                .findFirst();
    }

    private Settings settings(UUID merchant, byte[] sealed) {
        var values = new HashMap<String, String>();
        Json.read(vault.open(merchant, sealed))
                .properties()
                .forEach(entry -> values.put(entry.getKey(), Json.text(entry.getValue())));
        return new Settings(values);
    }
}
