package io.hongyan.server.buyer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes that the buyer's page gets and sends. */
final class BuyerViews {

    private BuyerViews() {}

    /**
     * The page of one order.
     *
     * @param carrier the carrier's name
     * @param milestones newest first
     * @param events all scans, newest first
     * @param coupon never while a problem is open
     */
    record BuyerPage(
            Instant now,
            String sentence,
            String tone,
            String shop,
            String carrier,
            String number,
            @Nullable String hotline,
            List<Milestone> milestones,
            List<BuyerParcel.Event> events,
            Goods order,
            Choices actions,
            boolean problemOpen,
            @Nullable ProblemView problem,
            @Nullable CouponView coupon,
            List<Sibling> parcels) {}

    record Milestone(String kind, String name, Instant at, String place) {}

    record Goods(String number, List<Line> lines) {}

    record Line(String title, int quantity) {}

    record Choices(boolean problem, @Nullable String contact, boolean review) {}

    record ProblemView(String number, String state, String says) {}

    record Money(long amount, String currency) {}

    record CouponView(String name, Money amount, Instant until) {}

    /** Another parcel of the same order. */
    record Sibling(UUID id, String carrier, String number, String sentence) {}

    record LookupForm(@Nullable String order, @Nullable String phone4) {

        @Override
        public String toString() {
            return "LookupForm[…]";
        }
    }

    record LinkView(String token) {}

    record ProblemForm(@Nullable String kind, @Nullable String words) {

        @Override
        public String toString() {
            return "ProblemForm[" + kind + "]";
        }
    }

    record ReviewForm(@Nullable Integer stars, @Nullable String words) {

        @Override
        public String toString() {
            return "ReviewForm[" + stars + "]";
        }
    }

    record ReviewView(@Nullable CouponView coupon) {}

    /**
     * What he wants to hear.
     *
     * @param messages anything at all
     * @param marketing news of the shop too
     */
    record Preferences(boolean messages, boolean marketing) {}

    record PreferencesForm(@Nullable Boolean messages, @Nullable Boolean marketing) {}
}
