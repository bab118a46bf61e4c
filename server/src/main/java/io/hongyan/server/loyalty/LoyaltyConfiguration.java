package io.hongyan.server.loyalty;

import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires members and coupons; the books behind them are made before, for actions use them too. */
@Configuration(proxyBeanMethods = false)
public class LoyaltyConfiguration {

    @Bean
    MembersApi membersApi(Database database, Vault vault, WorldClock world) {
        return new MembersApi(database, vault, world);
    }

    @Bean
    CouponsApi couponsApi(Database database, CouponBook book, Audit audit, WorldClock world) {
        return new CouponsApi(database, book, audit, world);
    }

    @Bean
    LaneStandardsApi laneStandardsApi(
            Database database, LaneStandards lanes, Audit audit, WorldClock world) {
        return new LaneStandardsApi(database, lanes, audit, world);
    }
}
