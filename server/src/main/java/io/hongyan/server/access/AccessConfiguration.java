package io.hongyan.server.access;

import io.hongyan.server.merchant.Merchants;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.ConsoleConfig;
import io.hongyan.server.web.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/** Wires who may come in. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    /** The pages draw their styles as they go, so styles may stand in them; scripts may not. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self';"
                    + " manifest-src 'self'; worker-src 'self' blob:; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    Merchants merchants(Ids ids) {
        return new Merchants(ids);
    }

    @Bean
    Accounts accounts(Ids ids) {
        return new Accounts(ids);
    }

    @Bean
    ApiKeys apiKeys(Ids ids) {
        return new ApiKeys(ids);
    }

    @Bean
    Audit audit(Ids ids, WorldClock world) {
        return new Audit(ids, world);
    }

    @Bean
    Attempts attempts(Database database) {
        return new Attempts(database);
    }

    @Bean
    SecondFactors secondFactors(Vault vault, Ids ids) {
        return new SecondFactors(vault, ids);
    }

    @Bean
    RequestLog requestLog(Database database, Ids ids) {
        return new RequestLog(database, ids);
    }

    @Bean
    Doorman doorman(
            Database database, Accounts accounts, Audit audit, Ids ids, SecondFactors factors) {
        return new Doorman(database, accounts, audit, ids, factors);
    }

    @Bean
    SetupLink setupLink(Database database, Merchants merchants, Accounts accounts) {
        return new SetupLink(database, merchants, accounts);
    }

    /**
     * Headers and the request firewall. Who calls is found out by our own filter, and every call
     * says itself who may make it.
     */
    @Bean
    SecurityFilterChain security(
            HttpSecurity http, Doorman doorman, ProblemWriter problems, RequestLog log) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                                .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
                                .cacheControl(cache -> cache.disable()))
                .addFilterAfter(
                        new WhoFilter(doorman, problems, log), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    SessionApi sessionApi(
            Doorman doorman, Database database, Merchants merchants, SecondFactors factors) {
        return new SessionApi(doorman, database, merchants, factors);
    }

    @Bean
    SecondFactorApi secondFactorApi(
            Database database, SecondFactors factors, Attempts attempts, Audit audit) {
        return new SecondFactorApi(database, factors, attempts, audit);
    }

    @Bean
    SessionsApi sessionsApi(Database database, Audit audit) {
        return new SessionsApi(database, audit);
    }

    @Bean
    InvitationApi invitationApi(
            Database database, Accounts accounts, InvitationApi.Desk desk, ConsoleConfig config) {
        return new InvitationApi(database, accounts, desk, config);
    }

    @Bean
    InvitationApi.Desk invitationDesk(Merchants merchants, Audit audit, Ids ids) {
        return new InvitationApi.Desk(merchants, audit, ids);
    }

    @Bean
    RequestLogApi requestLogApi(Database database) {
        return new RequestLogApi(database);
    }

    @Bean
    SavedViewApi savedViewApi(Database database, Ids ids) {
        return new SavedViewApi(database, ids);
    }

    @Bean
    SetupApi setupApi(SetupLink link) {
        return new SetupApi(link);
    }

    @Bean
    TeamApi teamApi(Database database, Accounts accounts, ApiKeys keys, Audit audit) {
        return new TeamApi(database, accounts, keys, audit);
    }

    @Bean
    AuditApi auditApi(Database database, JsonMapper json) {
        return new AuditApi(database, json);
    }

    @Bean
    PeopleApi peopleApi(Database database, Vault vault, Audit audit) {
        return new PeopleApi(database, vault, audit);
    }
}
