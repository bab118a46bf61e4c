package io.hongyan.server.buyer;

import io.hongyan.server.access.Attempts;
import io.hongyan.server.message.Consents;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.ConsoleConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the buyer's page. The desk and the rewards come from the composition. */
@Configuration(proxyBeanMethods = false)
public class BuyerConfiguration {

    @Bean
    Links buyerLinks(Database database, Ids ids, WorldClock world, ConsoleConfig config) {
        return new Links(database, ids, world, config.publicUrl());
    }

    @Bean
    BuyerApi buyerApi(
            Database database, WorldClock world, Links links, Lookup lookup, BuyerApi.Parts parts) {
        return new BuyerApi(database, world, links, lookup, parts);
    }

    @Bean
    BuyerPages buyerPages(BuyerApi api, ConsoleConfig config, Catalogue words, JsonMapper json) {
        return new BuyerPages(api, config, new BuyerHtml(words, json));
    }

    @Bean
    Lookup buyerLookup(Database database, Vault vault, Attempts attempts, Links links) {
        return new Lookup(database, vault, attempts, links);
    }

    @Bean
    BuyerApi.Parts buyerParts(BuyerOrders orders, BuyerDeeds deeds) {
        return new BuyerApi.Parts(orders, deeds);
    }

    @Bean
    BuyerOrders buyerOrders(Vault vault, ObjectProvider<Rewards> rewards, Catalogue words) {
        return new BuyerOrders(vault, rewards.getIfAvailable(() -> Rewards.NONE), words);
    }

    @Bean
    BuyerDeeds buyerDeeds(
            Vault vault, Ids ids, ObjectProvider<Desk> desk, ObjectProvider<Rewards> rewards) {
        return new BuyerDeeds(
                vault,
                ids,
                desk.getIfAvailable(() -> Desk.CLOSED),
                rewards.getIfAvailable(() -> Rewards.NONE),
                new Consents(vault));
    }
}
