package io.hongyan.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VaultIT {

    static TestDatabase database;
    static Vault vault;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        vault =
                new Vault(
                        new byte[32],
                        database.database(),
                        new Ids(InstantSource.system()),
                        InstantSource.system());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void aPersonComesBackAsKeptAndIsFoundByHash() {
        var merchant = database.merchant("vault-a");
        var person = Person.of("张三丰", "+86 138-0013-8000", "浙江省杭州市文三路1号");

        var token = database.database().transact(merchant, c -> vault.keep(c, merchant, person));

        var read =
                database.database()
                        .transact(merchant, c -> vault.read(c, merchant, List.of(token)));
        assertThat(read.get(token)).isEqualTo(person);
        assertThat(vault.phoneHash(merchant, "13800138000").orElseThrow())
                .isEqualTo(vault.phoneHash(merchant, "+86 138-0013-8000").orElseThrow());
        assertThat(vault.phone4Hash(merchant, "8000").orElseThrow())
                .isEqualTo(vault.phone4Hash(merchant, "13800138000").orElseThrow());
    }

    @Test
    void hashesOfOneMerchantSayNothingAboutAnother() {
        var one = database.merchant("vault-b");
        var other = database.merchant("vault-c");

        assertThat(vault.phoneHash(one, "13800138000").orElseThrow())
                .isNotEqualTo(vault.phoneHash(other, "13800138000").orElseThrow());
    }

    @Test
    void sealedBytesOpenForTheirMerchantOnlyAndOnlyUnchanged() {
        var one = database.merchant("vault-d");
        var other = database.merchant("vault-e");
        var sealed = vault.seal(one, "签收人:本人".repeat(200));
        vault.seal(other, "so that the other has a key");

        assertThat(vault.openText(one, sealed)).startsWith("签收人");
        assertThatThrownBy(() -> vault.open(other, sealed))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(one, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theWorkerSeesNoRowOfAMerchantItDidNotName() throws SQLException {
        var one = database.merchant("vault-f");
        var other = database.merchant("vault-g");
        database.database()
                .transact(one, c -> vault.keep(c, one, Person.of("李四", "13900139000", "某处")));

        var worker = database.worker();
        try (var c =
                        DriverManager.getConnection(
                                worker.jdbcUrl(), worker.user(), worker.password());
                var statement = c.createStatement()) {
            assertThat(count(statement, "select count(*) from person")).isZero();
            statement.execute("begin");
            statement.execute("select set_config('hongyan.merchants', '{" + other + "}', true)");
            assertThat(count(statement, "select count(*) from person")).isZero();
            statement.execute("rollback");
            statement.execute("begin");
            statement.execute("select set_config('hongyan.merchants', '{" + one + "}', true)");
            assertThat(count(statement, "select count(*) from person")).isEqualTo(1);
            assertThatThrownBy(() ->
                            statement.execute("alter table person no force row level security"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static int count(java.sql.Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
