package io.hongyan.server.insight;

import io.hongyan.server.order.OrderQueries;
import io.hongyan.server.platform.Database;
import io.hongyan.server.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the search over all features. */
@Configuration(proxyBeanMethods = false)
public class SearchConfiguration {

    @Bean
    SearchApi searchApi(Database database, Vault vault, OrderQueries orders) {
        return new SearchApi(database, vault, orders);
    }
}
