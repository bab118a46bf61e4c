package io.hongyan.server.action;

import io.hongyan.core.base.JsonText;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/** Rows of other features that messages and calls look at, as narrow as they need. */
public final class Neighbours {

    private final TestDatabase database;
    private final UUID merchant;
    private final Vault vault;
    private final Ids ids = new Ids(InstantSource.system());

    public Neighbours(TestDatabase database, UUID merchant, Vault vault) {
        this.database = database;
        this.merchant = merchant;
        this.vault = vault;
    }

    public UUID connection(String connector, Map<String, String> settings) {
        var id = ids.next();
        insert(
                "insert into connection (merchant_id, connection_id, connector, role, name,"
                        + " settings, hook_key, state) values (?, ?, ?, 'x', ?, ?, ?, 'on')",
                merchant,
                id,
                connector,
                connector,
                vault.seal(merchant, JsonText.of(settings)),
                id.toString().substring(14));
        return id;
    }

    /** A parcel of an order of this buyer. */
    public record Bought(UUID parcel, UUID order) {}

    public Bought bought(Person buyer) {
        return bought(
                buyer, "SF", "SF" + Math.abs(ids.next().getLeastSignificantBits() % 1_000_000));
    }

    public Bought bought(Person buyer, String carrier, String number) {
        var person = database.database().transact(merchant, c -> vault.keep(c, merchant, buyer));
        var order = ids.next();
        var parcel = ids.next();
        insert(
                "insert into shop_order (merchant_id, order_id, shop, number, paid, currency,"
                        + " type, line_count, weight_g, province, city, place_code, buyer,"
                        + " consignee, coupons, body, body_hash, created_at, updated_at)"
                        + " values (?, ?, 'geese', ?, 8900, 'CNY', 'NORMAL', 1, 100, '浙江省', '杭州市',"
                        + " '330100', ?, ?, '{}', '', '', now(), now())",
                merchant,
                order,
                "B-" + number,
                person,
                person);
        insert(
                "insert into parcel (merchant_id, parcel_id, carrier, number, order_id, created_at,"
                        + " since, status) values (?, ?, ?, ?, ?, ?, ?, 'PICKED_UP')",
                merchant,
                parcel,
                carrier,
                number,
                order,
                OffsetDateTime.parse("2026-11-10T00:00:00Z"),
                OffsetDateTime.parse("2026-11-10T00:00:00Z"));
        return new Bought(parcel, order);
    }

    public void insert(String sql, Object... values) {
        database.database()
                .transact(
                        merchant,
                        c -> {
                            try (var s = c.prepareStatement(sql)) {
                                for (int i = 0; i < values.length; i++) {
                                    s.setObject(i + 1, values[i]);
                                }
                                return s.executeUpdate();
                            }
                        });
    }
}
