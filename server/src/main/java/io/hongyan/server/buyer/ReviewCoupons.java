package io.hongyan.server.buyer;

import io.hongyan.server.loyalty.CouponBook;
import io.hongyan.server.loyalty.ReviewRewards;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The coupon for a review, from the merchant's own books. */
public record ReviewCoupons(ReviewRewards rewards) implements Rewards {

    private static final String OF_ORDER =
            """
            select code, face, currency, valid_to
              from coupon
             where merchant_id = ? and key = ? and state = 'open'
            """;

    @Override
    public Optional<Coupon> grant(Connection c, UUID merchant, Reviewed reviewed, Instant now)
            throws SQLException {
        var review =
                new ReviewRewards.Review(reviewed.order(), reviewed.member(), reviewed.parcel());
        return switch (rewards.grant(c, merchant, review, now)) {
            case CouponBook.Answer.Granted _ -> find(c, merchant, reviewed.order());
            case CouponBook.Answer.Refused _ -> Optional.empty();
        };
    }

    @Override
    public Optional<Coupon> find(Connection c, UUID merchant, UUID order) throws SQLException {
        return Sql.find(
                c,
                OF_ORDER,
                row ->
                        new Coupon(
                                row.getString("code"),
                                row.getLong("face"),
                                row.getString("currency"),
                                Sql.instant(row, "valid_to")),
                merchant,
                "review/" + order);
    }
}
