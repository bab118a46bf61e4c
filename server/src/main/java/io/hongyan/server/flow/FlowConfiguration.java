package io.hongyan.server.flow;

import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the writing and trying out of flows. What runs live is made without the container. */
@Configuration(proxyBeanMethods = false)
public class FlowConfiguration {

    @Bean
    Flows flows(
            Database database,
            FlowBook book,
            Conditions conditions,
            Audit audit,
            WorldClock world) {
        return new Flows(database, book, conditions, audit, world);
    }

    /** One backtest at a time: they share the machine with the day's work. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService backtestExecutor() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name("backtest").factory());
    }

    @Bean
    Backtests backtests(
            Database database,
            FlowBook book,
            Ids ids,
            WorldClock world,
            ExecutorService backtestExecutor) {
        return new Backtests(database, book, ids, world, backtestExecutor);
    }

    @Bean
    FlowsApi flowsApi(Flows flows) {
        return new FlowsApi(flows);
    }

    @Bean
    FlowTrialsApi flowTrialsApi(Database database, Flows flows, Backtests backtests) {
        return new FlowTrialsApi(database, flows, backtests);
    }
}
