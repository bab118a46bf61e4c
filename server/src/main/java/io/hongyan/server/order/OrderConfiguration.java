package io.hongyan.server.order;

import io.hongyan.kit.TrackingTables;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Catalogue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires orders. Who hears about them comes from the composition; without, nobody does. */
@Configuration(proxyBeanMethods = false)
public class OrderConfiguration {

    @Bean
    OrderIntake orderIntake(
            Vault vault,
            Ids ids,
            WorldClock world,
            ObjectProvider<OrderIntake.Neighbours> neighbours) {
        return new OrderIntake(
                vault, ids, world, neighbours.getIfAvailable(() -> OrderIntake.Neighbours.NONE));
    }

    @Bean
    OrderQueries orderQueries(Vault vault) {
        return new OrderQueries(vault);
    }

    @Bean
    OrdersApi ordersApi(Database database, OrderIntake intake, OrderQueries queries) {
        return new OrdersApi(database, intake, queries);
    }

    @Bean
    ShipmentsApi shipmentsApi(
            Database database,
            OrderQueries queries,
            ObjectProvider<ShipmentBinder> binder,
            ObjectProvider<Binding> binding,
            Catalogue words) {
        var check = new WaybillCheck(TrackingTables.carriers(), TrackingTables.waybills());
        return new ShipmentsApi(
                database,
                queries,
                binder.getIfAvailable(() -> binding.getObject()::bind),
                check,
                words);
    }
}
