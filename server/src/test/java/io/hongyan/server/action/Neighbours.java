package io.hongyan.server.action;

import io.hongyan.core.base.JsonText;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/** Rows of other features that messages and calls look at, as narrow as they need. */
public final class Neighbours {

    private static final String TABLES =
            """
            do $$ begin
              if to_regclass('shop_order') is null then
                create table shop_order (merchant_id uuid, order_id uuid, shop text, number text,
                  paid bigint, currency text default 'CNY', buyer uuid, consignee uuid,
                  member_id uuid, province text, city text, problem_open boolean default false,
                  primary key (merchant_id, order_id));
                perform hongyan_protect('shop_order');
              end if;
              if to_regclass('member') is null then
                create table member (merchant_id uuid, member_id uuid, tier text, orders int,
                  spend_365 bigint, points bigint, person uuid,
                  primary key (merchant_id, member_id));
                perform hongyan_protect('member');
              end if;
              if to_regclass('connection') is null then
                create table connection (merchant_id uuid, connection_id uuid, connector text,
                  role text, name text, settings bytea, hook_key text unique, state text,
                  last_event_at timestamptz, refused_count bigint default 0,
                  primary key (merchant_id, connection_id));
                perform hongyan_protect('connection');
              end if;
            end $$
            """;

    private final TestDatabase database;
    private final UUID merchant;
    private final Vault vault;
    private final Ids ids = new Ids(InstantSource.system());

    public Neighbours(TestDatabase database, UUID merchant, Vault vault) {
        this.database = database;
        this.merchant = merchant;
        this.vault = vault;
    }

    /** Makes the tables that are not there yet. */
    public static void tables(TestDatabase database) {
        try (var c = database.openAsOwner();
                var s = c.createStatement()) {
            s.execute(TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public UUID connection(String connector, Map<String, String> settings) {
        var id = ids.next();
        insert(
                "insert into connection (merchant_id, connection_id, connector, role, name,"
                        + " settings, hook_key, state) values (?, ?, ?, 'x', ?, ?, ?, 'active')",
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
                "insert into shop_order (merchant_id, order_id, shop, number, paid, buyer)"
                        + " values (?, ?, 'geese', ?, 8900, ?)",
                merchant,
                order,
                "B-" + number,
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
