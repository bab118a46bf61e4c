package io.hongyan.server.aftersale;

import io.hongyan.kit.Http;
import io.hongyan.kit.PaymentConnector;
import io.hongyan.kit.Settings;
import java.util.Optional;
import java.util.UUID;

/** Where a merchant's payouts go. */
@FunctionalInterface
public interface PayoutRoute {

    /** Nobody pays out. */
    PayoutRoute NONE = _ -> Optional.empty();

    Optional<Route> of(UUID merchant);

    /** One connection that pays. */
    record Route(UUID connection, PaymentConnector connector, Settings settings, Http http) {}
}
