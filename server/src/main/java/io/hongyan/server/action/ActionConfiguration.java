package io.hongyan.server.action;

import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what people see of actions. */
@Configuration(proxyBeanMethods = false)
public class ActionConfiguration {

    @Bean
    ActionDesk actionDesk(WorldClock world) {
        return new ActionDesk(world);
    }

    @Bean
    ActionApi actionApi(Database database, ActionDesk desk, Dispatcher dispatcher, Audit audit) {
        return new ActionApi(database, desk, dispatcher, audit);
    }
}
