package io.hongyan.server.message;

import io.hongyan.server.access.Audit;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.Lines;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what people see of messages and templates. */
@Configuration(proxyBeanMethods = false)
public class MessageConfiguration {

    @Bean
    MessageApi messageApi(Database database, Vault vault) {
        return new MessageApi(database, vault);
    }

    @Bean
    MessageSettingsApi messageSettingsApi(Database database, WorldClock world, Audit audit) {
        return new MessageSettingsApi(database, world, audit);
    }

    @Bean
    TemplateTrial templateTrial(
            Database database, Lines lines, Recipients recipients, BuyerLinks links) {
        return new TemplateTrial(database, lines, recipients, links);
    }

    @Bean
    TemplateApi templateApi(
            Database database,
            TemplateBook book,
            TemplateSource source,
            TemplateTrial trial,
            TemplateApi.Notes notes) {
        return new TemplateApi(database, book, source, trial, notes);
    }

    @Bean
    ParcelMessageApi parcelMessageApi(
            Database database,
            TemplateBook book,
            TemplateTrial trial,
            Recipients recipients,
            ParcelMessageApi.Desk desk) {
        return new ParcelMessageApi(database, book, trial, recipients, desk);
    }

    @Bean
    ParcelMessageApi.Desk parcelMessageDesk(
            ActionStore actions, Dispatcher dispatcher, Audit audit, Ids ids, WorldClock world) {
        return new ParcelMessageApi.Desk(actions, dispatcher, audit, ids, world);
    }

    @Bean
    TemplateApi.Notes templateNotes(Audit audit, WorldClock world) {
        return new TemplateApi.Notes(audit, world);
    }
}
