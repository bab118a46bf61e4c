package io.hongyan.server.loyalty;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 评价有礼: the review form of the buyer's page brings one coupon of ¥10, once an order. */
public final class ReviewRewards {

    /** The batch whose budget caps it. */
    public static final String BATCH = "review";

    static final long FACE = 1_000;
    private static final Duration VALID_FOR = Duration.ofDays(30);

    private final CouponBook book;

    public ReviewRewards(CouponBook book) {
        this.book = book;
    }

    /** A review that was sent. */
    public record Review(UUID order, @Nullable UUID member, @Nullable UUID parcel) {}

    /** The same order gets the same coupon, however often its review is sent. */
    public CouponBook.Answer grant(Connection c, UUID merchant, Review review, Instant now)
            throws SQLException {
        CouponHandler.ensure(c, merchant, BATCH, now);
        var grant =
                new CouponBook.Grant(
                        "review/" + review.order,
                        BATCH,
                        new Subject(SubjectKind.ORDER, review.order),
                        review.member,
                        FACE,
                        0,
                        VALID_FOR,
                        review.parcel,
                        "review");
        return book.grant(c, merchant, grant, now);
    }
}
