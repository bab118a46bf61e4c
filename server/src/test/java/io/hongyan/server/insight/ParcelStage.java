package io.hongyan.server.insight;

import io.hongyan.core.tracking.Report;
import io.hongyan.kit.CallLog;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Outside;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.action.Lines;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.tracking.Heard;
import io.hongyan.server.tracking.LaneAllowances;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelConsequences;
import io.hongyan.server.tracking.ParcelDecider;
import io.hongyan.server.tracking.ParcelKey;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.watch.Refresh;
import io.hongyan.server.web.ApiFixture;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parcels that really came about: heard, decided and bound as the program does it. */
final class ParcelStage implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    final ApiFixture api =
            ApiFixture.start(_ -> {}, List.of(Asking.class, InsightConfiguration.class));
    private final ParcelDecider decider =
            new ParcelDecider(
                    TrackingTables.eventReader()::read,
                    LaneAllowances.USUAL,
                    ParcelConsequences.NONE,
                    api.vault,
                    api.ids);

    @Configuration(proxyBeanMethods = false)
    static class Asking {

        @Bean
        Refresh refresh(Database database, Vault vault, WorldClock world) {
            var none = Connectors.of(List.of());
            var lines =
                    new Lines(
                            new ConnectionBook(database, vault, none, new ConfigVersions(database)),
                            none,
                            new Outside(Outside.Rules.REAL_LIFE, InstantSource.system()),
                            CallLog.NONE);
            return new Refresh(database, lines, vault, new Refresh.Sending((_, _, _) -> {}, world));
        }
    }

    /** A report of the aggregator, so many hours before noon. */
    static Report report(int hoursAgo, String code, String text) {
        return new Report("kdniao", NOON.minus(Duration.ofHours(hoursAgo)), code, text, "");
    }

    /** Takes reports at a moment; the parcel's id. */
    UUID hear(String carrier, String number, Instant now, Report... reports) {
        return hear(api.merchant, new ParcelKey(api.merchant, carrier, number), now, reports);
    }

    UUID hear(UUID merchant, ParcelKey key, Instant now, Report... reports) {
        return api.database.transact(
                merchant,
                c -> {
                    decider.decide(
                            c, List.of(Look.reports(key, Heard.all(List.of(reports)), false)), now);
                    return Sql.find(
                                    c,
                                    "select parcel_id from parcel where merchant_id = ?"
                                            + " and carrier = ? and number = ?",
                                    row -> Sql.uuid(row, "parcel_id"),
                                    merchant,
                                    key.carrier(),
                                    key.number())
                            .orElseThrow();
                });
    }

    /** An order of the shop {@code main} with one line; its id. */
    UUID order(String number, Person buyer) {
        var id = api.ids.next();
        return api.database.transact(
                api.merchant,
                c -> {
                    var token = api.vault.keep(c, api.merchant, buyer);
                    Sql.update(
                            c,
                            """
                            insert into shop_order (merchant_id, order_id, shop, number, paid,
                                currency, type, line_count, weight_g, province, city, place_code,
                                buyer, consignee, coupons, body, body_hash, created_at, updated_at)
                            values (?, ?, 'main', ?, 12900, 'CNY', 'NORMAL', 1, 300, '浙江省',
                                '杭州市', '330100', ?, ?, '{}', '', '', now(), now())
                            """,
                            api.merchant,
                            id,
                            number,
                            token,
                            token);
                    Sql.update(
                            c,
                            """
                            insert into order_line (merchant_id, order_id, line_no, sku, title,
                                quantity, price, currency, weight_g)
                            values (?, ?, 1, 'S1', '杯子', 2, 6450, 'CNY', 300)
                            """,
                            api.merchant,
                            id);
                    return id;
                });
    }

    void bind(UUID order, String orderNumber, String carrier, String number) {
        api.database.transact(
                api.merchant,
                c ->
                        new Binding(decider, InstantSource.fixed(NOON))
                                .bind(
                                        c,
                                        new Look.OrderName(order, "main", orderNumber),
                                        new ParcelKey(api.merchant, carrier, number)));
    }

    /** An empty stage for the next story. */
    void clear() throws SQLException {
        try (var owner = api.db.openAsOwner();
                var statement = owner.createStatement()) {
            statement.execute(
                    "truncate parcel, parcel_row, parcel_history, milestone, anomaly, unmapped,"
                            + " timer, ticket, shop_order, order_line, person");
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
