package io.hongyan.server.insight;

import io.hongyan.kit.TrackingTables;
import io.hongyan.server.access.Audit;
import io.hongyan.server.desk.Tickets;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.watch.Refresh;
import io.hongyan.server.web.Catalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what people look at. */
@Configuration(proxyBeanMethods = false)
public class InsightConfiguration {

    @Bean
    Names trackingNames() {
        return new Names(TrackingTables.carriers());
    }

    @Bean
    ParcelRows parcelRows(Vault vault, Names names) {
        return new ParcelRows(vault, names);
    }

    @Bean
    ParcelDetail parcelDetail(ParcelRows rows, Vault vault, Names names) {
        return new ParcelDetail(
                rows,
                new ParcelStory(vault, TrackingTables.eventReader(), names),
                new ParcelOrders(vault),
                new ParcelDeeds(vault));
    }

    @Bean
    ParcelApi parcelApi(Database database, WorldClock world, ParcelRows rows, ParcelDetail detail) {
        return new ParcelApi(database, world, TrackingTables.carriers(), rows, detail);
    }

    @Bean
    ParcelTicketApi parcelTicketApi(
            Database database, WorldClock world, Vault vault, ParcelRows rows, Ids ids) {
        return new ParcelTicketApi(
                database,
                world,
                new ParcelTicketApi.Desk(new Tickets(ids, vault), ids),
                rows,
                new ParcelDeeds(vault));
    }

    @Bean
    ParcelRefreshApi parcelRefreshApi(Database database, Refresh refresh, Catalogue words) {
        return new ParcelRefreshApi(database, refresh, words);
    }

    @Bean
    UnmappedApi unmappedApi(Database database, Vault vault, Names names) {
        return new UnmappedApi(database, vault, names);
    }

    @Bean
    TodayApi todayApi(Database database, WorldClock world, Names names) {
        return new TodayApi(database, world, names);
    }

    @Bean
    Exports exports(Database database, Vault vault, Names names) {
        return new Exports(database, vault, names);
    }

    @Bean
    ExportApi exportApi(Database database, Exports exports, Vault vault, ExportApi.Notes notes) {
        return new ExportApi(database, exports, vault, notes);
    }

    @Bean
    ExportApi.Notes exportNotes(Ids ids, Audit audit, WorldClock world) {
        return new ExportApi.Notes(ids, audit, world);
    }

    @Bean
    SystemApi systemApi(Database database, WorldClock world, Ids ids) {
        return new SystemApi(database, world, ids);
    }
}
