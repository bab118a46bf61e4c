package io.hongyan.server.order;

import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The orders' intake for tests, which the program makes before its console. */
@Configuration(proxyBeanMethods = false)
public class IntakeConfiguration {

    @Bean
    OrderIntake intake(Vault vault, Ids ids, WorldClock world, OrderIntake.Neighbours neighbours) {
        return new OrderIntake(vault, ids, world, neighbours);
    }
}
