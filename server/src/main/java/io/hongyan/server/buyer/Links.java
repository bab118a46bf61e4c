package io.hongyan.server.buyer;

import io.hongyan.server.message.BuyerLinks;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.Tokens;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and opens the links of buyers' pages: {@code /t/} and 22 characters. A link ends 30 days
 * after the order's last parcel was signed, after a year in any case, and at once when revoked.
 */
public final class Links implements BuyerLinks {

    private static final Duration AFTER_SIGNING = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final String INSERT =
            """
            insert into buyer_link (merchant_id, link_id, token_hash, order_id, scope, made_at)
            values (?, ?, ?, ?, 'order', ?)
            """;
    private static final String LOOK = "select merchant_id, link_id from hongyan_buyer_link(?)";
    private static final String FIND =
            """
            select l.order_id, l.made_at,
                   (select case when bool_and(r.delivered_at is not null)
                                then max(r.delivered_at) end
                      from parcel p
                      join parcel_row r
                        on r.merchant_id = p.merchant_id and r.parcel_id = p.parcel_id
                     where p.merchant_id = l.merchant_id and p.order_id = l.order_id) as signed_at
              from buyer_link l
             where l.merchant_id = ? and l.link_id = ? and l.revoked_at is null
            """;
    private static final String REVOKE =
            """
            update buyer_link set revoked_at = ?
             where merchant_id = ? and order_id = ? and revoked_at is null
            """;

    private final Database database;
    private final Ids ids;
    private final InstantSource world;
    private final URI publicUrl;

    public Links(Database database, Ids ids, InstantSource world, URI publicUrl) {
        this.database = database;
        this.ids = ids;
        this.world = world;
        this.publicUrl = publicUrl;
    }

    /** What a link opens. */
    record Opened(UUID merchant, UUID order) {}

    @Override
    public String linkFor(Connection c, UUID merchant, UUID order) throws SQLException {
        return publicUrl + "/t/" + tokenFor(c, merchant, order);
    }

    String tokenFor(Connection c, UUID merchant, UUID order) throws SQLException {
        var token = Tokens.fresh22();
        Sql.update(c, INSERT, merchant, ids.next(), Tokens.hash(token), order, world.instant());
        return token;
    }

    /** Closes every link of the order. */
    public void revoke(Connection c, UUID merchant, UUID order) throws SQLException {
        Sql.update(c, REVOKE, world.instant(), merchant, order);
    }

    private record Place(UUID merchant, UUID link) {}

    Optional<Opened> open(String token) {
        if (token.length() != 22) {
            return Optional.empty();
        }
        return database.system(c ->
                        Sql.find(
                                c,
                                LOOK,
                                row ->
                                        new Place(
                                                Sql.uuid(row, "merchant_id"),
                                                Sql.uuid(row, "link_id")),
                                Tokens.hash(token)))
                .flatMap(place -> database.transact(place.merchant, c -> open(c, place)));
    }

    private record Row(UUID order, Instant madeAt, Optional<Instant> signedAt) {}

    private Optional<Opened> open(Connection c, Place place) throws SQLException {
        var now = world.instant();
        return Sql.find(
                        c,
                        FIND,
                        row ->
                                new Row(
                                        Sql.uuid(row, "order_id"),
                                        Sql.instant(row, "made_at"),
                                        Optional.ofNullable(Sql.findInstant(row, "signed_at"))),
                        place.merchant,
                        place.link)
                .filter(row -> now.isBefore(row.madeAt.plus(LONGEST)))
                .filter(row ->
                        row.signedAt.isEmpty()
                                || now.isBefore(row.signedAt.get().plus(AFTER_SIGNING)))
                .map(row -> new Opened(place.merchant, row.order));
    }
}
