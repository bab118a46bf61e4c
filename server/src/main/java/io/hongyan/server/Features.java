package io.hongyan.server;

import io.hongyan.server.access.AccessConfiguration;
import io.hongyan.server.action.ActionConfiguration;
import io.hongyan.server.aftersale.AftersaleConfiguration;
import io.hongyan.server.buyer.BuyerConfiguration;
import io.hongyan.server.connection.ConnectionConfiguration;
import io.hongyan.server.desk.DeskConfiguration;
import io.hongyan.server.flow.FlowConfiguration;
import io.hongyan.server.insight.InsightConfiguration;
import io.hongyan.server.insight.QuarantineConfiguration;
import io.hongyan.server.insight.SearchConfiguration;
import io.hongyan.server.loyalty.LoyaltyConfiguration;
import io.hongyan.server.message.MessageConfiguration;
import io.hongyan.server.order.OrderConfiguration;
import io.hongyan.server.webhook.WebhookConfiguration;
import java.util.List;

/** The features of the console and API: each brings one configuration, and none is looked for. */
public final class Features {

    public static final List<Class<?>> ALL =
            List.of(
                    AccessConfiguration.class,
                    ActionConfiguration.class,
                    BuyerConfiguration.class,
                    ConnectionConfiguration.class,
                    FlowConfiguration.class,
                    AftersaleConfiguration.class,
                    DeskConfiguration.class,
                    LoyaltyConfiguration.class,
                    InsightConfiguration.class,
                    MessageConfiguration.class,
                    OrderConfiguration.class,
                    QuarantineConfiguration.class,
                    SearchConfiguration.class,
                    WebhookConfiguration.class);

    private Features() {}
}
