package io.hongyan.server.buyer;

import io.hongyan.server.access.Attempts;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds an order by its number and the last four digits of a phone. Five tries an order and an
 * hour; one answer for everything that fails.
 */
final class Lookup {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int BY_ORDER = 5;
    private static final int BY_ADDRESS = 60;
    private static final String NUMBERED =
            "select merchant_id, order_id from hongyan_orders_numbered(?)";
    private static final String IS_HIS =
            """
            select 1
              from shop_order o
              join person p on p.merchant_id = o.merchant_id
                           and p.person_id in (o.buyer, o.consignee)
             where o.merchant_id = ? and o.order_id = ? and p.phone4_hash = ?
            """;
    private static final Candidate NOBODY = new Candidate(new UUID(0, 0), new UUID(0, 0));

    private final Database database;
    private final Vault vault;
    private final Attempts attempts;
    private final Links links;

    Lookup(Database database, Vault vault, Attempts attempts, Links links) {
        this.database = database;
        this.vault = vault;
        this.attempts = attempts;
        this.links = links;
    }

    private record Candidate(UUID merchant, UUID order) {}

    /** How a look-up ended. */
    sealed interface Result {

        record Found(String token) implements Result {}

        record Missing() implements Result {}

        record TooMany() implements Result {}
    }

    Result find(String number, String phone4, String address) {
        var byOrder = "buyer order " + number;
        var few = attempts.take(byOrder, BY_ORDER, HOUR);
        var fewHere = attempts.take("buyer from " + address, BY_ADDRESS, HOUR);
        if (!few || !fewHere) {
            return new Result.TooMany();
        }
        var his = candidates(number).stream().filter(each -> isHis(each, phone4)).toList();
        if (his.size() != 1) {
            return new Result.Missing();
        }
        attempts.giveBack(byOrder);
        var found = his.getFirst();
        return new Result.Found(
                database.transact(
                        found.merchant, c -> links.tokenFor(c, found.merchant, found.order)));
    }

    /** Nobody's order stands in where there is none, so that both take the same way. */
    private List<Candidate> candidates(String number) {
        var found =
                database.system(c ->
                        Sql.list(
                                c,
                                NUMBERED,
                                row ->
                                        new Candidate(
                                                Sql.uuid(row, "merchant_id"),
                                                Sql.uuid(row, "order_id")),
                                number));
        return found.isEmpty() ? List.of(NOBODY) : found;
    }

    private boolean isHis(Candidate candidate, String phone4) {
        Optional<byte[]> hash = vault.phone4Hash(candidate.merchant, phone4);
        return database.transact(
                candidate.merchant,
                c ->
                        Sql.exists(
                                c,
                                IS_HIS,
                                candidate.merchant,
                                candidate.order,
                                hash.orElse(new byte[0])));
    }
}
