package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.CouponLimits;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Grants the coupon of a flow's step. */
public final class CouponHandler implements InternalHandler {

    /** A batch that nobody made has a budget all the same: ¥10,000. */
    private static final long USUAL_BUDGET = 1_000_000;

    private static final Duration USUAL_VALIDITY = Duration.ofDays(30);

    private final CouponBook book;

    public CouponHandler(CouponBook book) {
        this.book = book;
    }

    @Override
    public String kind() {
        return "coupon";
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var face = action.body().path("amount").asLong(0);
        var validFor = validFor(action);
        if (face <= 0 || validFor.isEmpty()) {
            return new Outcome.Refused("bad_coupon", "an amount and a validity are needed");
        }
        var named = action.text("batch");
        var batch = named.isEmpty() ? action.flow() : named;
        ensure(tx, action, batch, now);
        var grant =
                new CouponBook.Grant(
                        action.key(),
                        batch,
                        action.subject(),
                        Owners.member(action).orElse(null),
                        face,
                        Math.max(0, action.body().path("minSpend").asLong(0)),
                        validFor.get(),
                        Owners.parcel(action).orElse(null),
                        "flow:" + action.flow());
        return switch (book.grant(tx, action.merchant(), grant, now)) {
            case CouponBook.Answer.Granted(var id, _, var state, _) ->
                    new Outcome.Done(id.toString(), state);
            case CouponBook.Answer.Refused(var code) -> new Outcome.Refused(code, "batch " + batch);
        };
    }

    static void ensure(Connection c, StoredAction action, String batch, Instant now)
            throws SQLException {
        ensure(c, action.merchant(), batch, now);
    }

    static void ensure(Connection c, java.util.UUID merchant, String batch, Instant now)
            throws SQLException {
        var limits = new CouponLimits(USUAL_BUDGET, null, null, null, null);
        CouponBatches.make(
                c, merchant, new CouponBatches.Batch(batch, batch, "flow", limits, 0, 0, now));
    }

    private static Optional<Duration> validFor(StoredAction action) {
        var text = action.text("validFor");
        try {
            return Optional.of(text.isEmpty() ? USUAL_VALIDITY : Duration.parse(text))
                    .filter(Duration::isPositive);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
