package io.hongyan.server.insight;

import io.hongyan.server.access.Audit;
import io.hongyan.server.ingest.Redrive;
import io.hongyan.server.platform.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what could not be taken. */
@Configuration(proxyBeanMethods = false)
public class QuarantineConfiguration {

    @Bean
    QuarantineApi quarantineApi(Database database, Redrive redrive, Audit audit) {
        return new QuarantineApi(database, redrive, audit);
    }
}
