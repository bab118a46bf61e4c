package io.hongyan.server;

import io.hongyan.kit.CallLog;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Outside;
import io.hongyan.kit.PaymentConnector;
import io.hongyan.server.aftersale.PayoutRoute;
import io.hongyan.server.connection.ConnectionBook;
import java.util.Optional;
import java.util.UUID;

/** Pays by the merchant's own system: his first connection that can. */
record PayoutRoutes(ConnectionBook connections, Connectors connectors, Outside outside)
        implements PayoutRoute {

    @Override
    public Optional<Route> of(UUID merchant) {
        for (var connection : connections.withRole(merchant, PaymentConnector.class)) {
            var connector =
                    connectors.find(connection.connector(), PaymentConnector.class).orElseThrow();
            var http = outside.http(connector.card(), connection.settings(), CallLog.NONE);
            return Optional.of(new Route(connection.id(), connector, connection.settings(), http));
        }
        return Optional.empty();
    }
}
