package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.server.platform.ConfigurationProblem;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.platform.cli.BooksCheck;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A history that was copied in looks to everybody as if it had been lived. */
class DemoHistoryIT {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final int PARCELS = 400;

    private static TestDatabase database;
    private static UUID merchant;
    private static Vault vault;

    @BeforeAll
    static void write() {
        database = TestDatabase.fresh();
        merchant = database.merchant("past");
        var machine = InstantSource.system();
        vault = new Vault(new byte[32], database.database(), new Ids(machine), machine);
        new DemoHistory(vault, merchant, UUID.randomUUID(), NOW).write(database.owner(), PARCELS);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theBooksAddUp() throws SQLException {
        try (var owner = database.openAsOwner()) {
            assertThat(BooksCheck.run(owner)).allMatch(BooksCheck.Result::isGood);
        }
    }

    @Test
    void everyParcelIsThereWithWhatItNeedsAndIsAtAnEnd() throws SQLException {
        assertThat(count("select count(*) from parcel")).isEqualTo(PARCELS);
        assertThat(count("select count(*) from parcel_row")).isEqualTo(PARCELS);
        assertThat(count("select count(*) from shop_order")).isEqualTo(PARCELS);
        assertThat(count("select count(*) from order_line")).isEqualTo(PARCELS);
        assertThat(count("select count(*) from parcel where status in ('DELIVERED', 'RETURNED')"))
                .isEqualTo(PARCELS);
        assertThat(count("select count(*) from milestone where late")).isZero();
        assertThat(count("select count(*) from parcel_history where substatus like 'UNMAPPED%'"))
                .isZero();
        assertThat(count("select count(*) from parcel where last_scan_at > '2026-11-12 02:00Z'"))
                .isZero();
    }

    @Test
    void itHasOfEverythingSome() throws SQLException {
        for (var table :
                List.of(
                        "anomaly",
                        "message",
                        "action",
                        "case_",
                        "recovery",
                        "money_ledger",
                        "payment",
                        "coupon",
                        "points_lot",
                        "points_entry",
                        "on_time_parcel",
                        "transit_time",
                        "member_tier",
                        "member_version",
                        "order_version",
                        "message_spend")) {
            assertThat(count("select count(*) from " + table)).as(table).isPositive();
        }
        assertThat(count("select count(distinct tier) from member")).isGreaterThan(1);
        assertThat(count("select count(*) from case_ where state <> 'paid'")).isZero();
    }

    @Test
    void idsOfThePastLieInTheirMonths() throws SQLException {
        assertThat(count("select count(*) from parcel_history_rest")).isZero();
        assertThat(count("select count(*) from milestone_rest")).isZero();
        assertThat(count("select count(*) from action_old")).isZero();
        assertThat(count("select count(*) from parcel_history_202609")).isPositive();
    }

    @Test
    void aVersionSaysWhatStoodThen() throws SQLException {
        assertThat(
                        count(
                                """
                                select count(*)
                                  from member m
                                  join lateral (select * from member_version v
                                                 where v.member_id = m.member_id
                                                 order by version desc limit 1) v on true
                                 where (m.tier, m.orders, m.spend_365, m.points)
                                       is distinct from (v.tier, v.orders, v.spend_365, v.points)
                                """))
                .isZero();
    }

    @Test
    void peopleAreSealedAndFoundByTheirPhone() throws SQLException {
        var hash = vault.phoneHash(merchant, "13700000001").orElseThrow();
        var found =
                database.database()
                        .transact(
                                merchant,
                                c -> {
                                    try (var query =
                                            c.prepareStatement(
                                                    "select person_id from person"
                                                            + " where phone_hash = ?")) {
                                        query.setBytes(1, hash);
                                        try (var rows = query.executeQuery()) {
                                            assertThat(rows.next()).isTrue();
                                            return rows.getObject(1, UUID.class);
                                        }
                                    }
                                });
        var person =
                database.database()
                        .transact(merchant, c -> vault.read(c, merchant, List.of(found)))
                        .get(found);

        assertThat(java.util.Objects.requireNonNull(person).phone()).isEqualTo("13700000001");
        assertThat(count("select count(*) from message where sealed is null")).isZero();
    }

    @Test
    void aSizeThatIsNoneIsRefusedWithWhatWouldDo() {
        assertThat(DemoHistory.asked(List.of("--parcels", "12"))).isEqualTo(12);
        assertThat(DemoHistory.asked(List.of())).isZero();
        assertThatThrownBy(() -> DemoHistory.asked(List.of("--parcels", "many")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("--parcels N");
        assertThatThrownBy(() -> DemoHistory.asked(List.of("--parcel", "12")))
                .isInstanceOf(ConfigurationProblem.class);
    }

    private static long count(String sql) throws SQLException {
        try (Connection owner = database.openAsOwner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
