package io.hongyan.server.webhook;

import io.hongyan.kit.Outside;
import io.hongyan.server.access.Audit;
import io.hongyan.server.action.ActionDesk;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires outgoing webhooks. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {

    @Bean
    Webhooks webhooks(Vault vault, Ids ids, WorldClock world, Outside outside) {
        return new Webhooks(vault, ids, world, outside);
    }

    @Bean
    WebhookApi.Works webhookWorks(
            ActionStore actions,
            ActionDesk desk,
            Dispatcher dispatcher,
            WorldClock world,
            WebhookBook book) {
        return new WebhookApi.Works(actions, desk, dispatcher, world, book);
    }

    @Bean
    WebhookApi webhookApi(
            Database database, Webhooks webhooks, WebhookApi.Works works, Audit audit) {
        return new WebhookApi(database, webhooks, works, audit);
    }
}
