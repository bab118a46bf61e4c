package io.hongyan.server;

import io.hongyan.server.access.AccessConfiguration;
import io.hongyan.server.buyer.BuyerConfiguration;
import io.hongyan.server.connection.ConnectionConfiguration;
import io.hongyan.server.insight.InsightConfiguration;
import io.hongyan.server.order.OrderConfiguration;
import java.util.List;

/** The features of the console and API: each brings one configuration, and none is looked for. */
public final class Features {

    public static final List<Class<?>> ALL =
            List.of(
                    AccessConfiguration.class,
                    ConnectionConfiguration.class,
                    OrderConfiguration.class,
                    InsightConfiguration.class,
                    BuyerConfiguration.class);

    private Features() {}
}
