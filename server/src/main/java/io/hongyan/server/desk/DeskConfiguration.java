package io.hongyan.server.desk;

import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what people have to do; the books behind it are made before, for actions use them too. */
@Configuration(proxyBeanMethods = false)
public class DeskConfiguration {

    @Bean
    ApprovalsGate approvalsGate(Approvals approvals, Audit audit, WorldClock world) {
        return new ApprovalsGate(approvals, audit, world);
    }

    @Bean
    ApprovalsApi approvalsApi(Database database, ApprovalsGate gate, Audit audit) {
        return new ApprovalsApi(database, gate, audit);
    }

    @Bean
    TicketsApi ticketsApi(Database database, Tickets tickets, WorldClock world) {
        return new TicketsApi(database, tickets, world);
    }
}
