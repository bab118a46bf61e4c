package io.hongyan.server.web;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What all calls share. */
@Configuration(proxyBeanMethods = false)
@Import(ApiDocument.class)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
public class FrameConfiguration {

    @Bean
    JsonMapper json() {
        return JsonSettings.mapper();
    }

    @Bean
    ProblemWriter problemWriter(Catalogue catalogue, JsonMapper json) {
        return new ProblemWriter(catalogue, json);
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemWriter writer) {
        return new ProblemAdvice(writer);
    }

    @Bean
    LastResort lastResort(ProblemWriter writer) {
        return new LastResort(writer);
    }

    @Bean
    FilterRegistrationBean<Filter> traceFilter() {
        return first(new TraceFilter(), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    FilterRegistrationBean<Filter> sizeLimitFilter(ProblemWriter problems) {
        return first(
                new SizeLimitFilter(ConsoleConfig.LARGEST_BODY, problems),
                Ordered.HIGHEST_PRECEDENCE + 20);
    }

    /** After security, which says who calls. */
    @Bean
    FilterRegistrationBean<Filter> idempotencyFilter(
            Database database, Vault vault, ProblemWriter problems) {
        var filter = new IdempotencyFilter(database, new IdempotencyStore(vault), problems);
        var registration = first(filter, 100);
        registration.addUrlPatterns("/api/v1/*");
        return registration;
    }

    private static FilterRegistrationBean<Filter> first(Filter filter, int order) {
        var registration = new FilterRegistrationBean<Filter>(filter);
        registration.setOrder(order);
        return registration;
    }

    @Bean
    HealthIndicator intakeHealthIndicator(ConsoleConfig config) {
        return () -> (config.ready().getAsBoolean() ? Health.up() : Health.down()).build();
    }

    @Bean
    ClockApi clockApi(WorldClock clock, ObjectProvider<ClockKeeper> keeper, ConsoleConfig config) {
        return new ClockApi(clock, keeper, config.worldUrl());
    }

    @Bean
    LiveEvents liveEvents() {
        return new LiveEvents(System::nanoTime);
    }

    @Bean
    StreamListener streamListener(Database database, LiveEvents events) {
        return new StreamListener(database, events);
    }

    @Bean
    StreamApi streamApi(LiveEvents events, StreamListener listener) {
        return new StreamApi(events, listener);
    }

    @Bean
    WebMvcConfigurer frame(ConsoleConfig config) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AllowedInterceptor());
            }

            @Override
            public void addViewControllers(ViewControllerRegistry registry) {
                // An empty path names no file; everything deeper finds the index by itself.
                registry.addViewController("/").setViewName("forward:/index.html");
                registry.addViewController("/t").setViewName("forward:/t/index.html");
                registry.addViewController("/t/").setViewName("forward:/t/index.html");
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                StaticPages.register(registry, config.console(), config.buyer());
            }
        };
    }
}
