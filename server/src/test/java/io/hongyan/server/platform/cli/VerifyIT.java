package io.hongyan.server.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VerifyIT {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void emptyBooksAddUpAndATamperedBalanceIsNamed() throws SQLException {
        assertThat(verify().status).isZero();
        var merchant = database.merchant("books");
        var member = UUID.randomUUID();
        try (var owner = database.openAsOwner()) {
            Sql.update(
                    owner,
                    """
                    insert into member (merchant_id, member_id, buyer_ref, points, created_at)
                    values (?, ?, 'x', 7, ?)
                    """,
                    merchant,
                    member,
                    NOON);
        }

        var verified = verify();

        assertThat(verified.status).isEqualTo(1);
        assertThat(verified.text)
                .contains("\"check\":\"points.balance\",\"ok\":false")
                .contains(member.toString());
    }

    @Test
    void theWorkerCanAddToTheLedgersAndNothingElse() {
        var merchant = database.merchant("append");
        for (var table :
                new String[] {
                    "points_entry", "points_move", "money_ledger", "case_log", "coupon_event"
                }) {
            var forbidden =
                    database.database()
                            .transact(
                                    merchant,
                                    c ->
                                            Sql.exists(
                                                    c,
                                                    "select 1 where has_table_privilege(?,"
                                                            + " 'update')"
                                                            + " or has_table_privilege(?,"
                                                            + " 'delete')",
                                                    table,
                                                    table));
            assertThat(forbidden).as(table).isFalse();
        }
    }

    private record Verified(int status, String text) {}

    private static Verified verify() throws SQLException {
        var bytes = new ByteArrayOutputStream();
        try (var owner = database.openAsOwner();
                var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            var status = Verify.run(owner, out);
            return new Verified(status, bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
