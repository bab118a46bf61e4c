package io.hongyan.server.order;

import io.hongyan.kit.TrackingTables;
import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Catalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires orders. The intake is made before, for hooks use it too. */
@Configuration(proxyBeanMethods = false)
public class OrderConfiguration {

    @Bean
    OrderQueries orderQueries(Vault vault) {
        return new OrderQueries(vault);
    }

    @Bean
    OrdersApi ordersApi(Database database, OrderIntake intake, OrderQueries queries) {
        return new OrdersApi(database, intake, queries);
    }

    @Bean
    ShopsApi shopsApi(Database database, Audit audit) {
        return new ShopsApi(database, audit);
    }

    @Bean
    ShipmentsApi shipmentsApi(
            Database database, OrderQueries queries, ShipmentBinder binder, Catalogue words) {
        var check = new WaybillCheck(TrackingTables.carriers(), TrackingTables.waybills());
        return new ShipmentsApi(database, queries, binder, check, words);
    }
}
