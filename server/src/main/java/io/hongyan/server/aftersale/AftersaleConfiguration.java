package io.hongyan.server.aftersale;

import io.hongyan.server.access.Audit;
import io.hongyan.server.desk.ApprovalsGate;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires claims; the books behind them are made before, for actions use them too. */
@Configuration(proxyBeanMethods = false)
public class AftersaleConfiguration {

    @Bean
    CasesApi casesApi(
            Database database, Claims claims, ApprovalsGate approvals, Ids ids, WorldClock world) {
        return new CasesApi(database, claims, approvals, ids, world);
    }

    @Bean
    AssessmentApi assessmentApi(Database database, Audit audit, WorldClock world) {
        return new AssessmentApi(database, audit, world);
    }
}
