package io.hongyan.server.order;

import io.hongyan.server.vault.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as it came, checked.
 *
 * @param consignee null when the buyer receives it himself
 * @param coupons code to what it took off, in minor units
 */
record OrderForm(
        String number,
        JsonFields.Amount paid,
        Times times,
        String type,
        List<Line> lines,
        Buyer buyer,
        @Nullable Person consignee,
        Map<String, Long> coupons) {

    OrderForm {
        lines = List.copyOf(lines);
        coupons = Map.copyOf(coupons);
    }

    record Times(
            @Nullable Instant paidAt,
            @Nullable Instant placedAt,
            @Nullable Instant promisedShipBy,
            @Nullable Instant cancelledAt) {}

    record Line(String sku, String title, int quantity, JsonFields.Amount price, int weightGrams) {}

    /**
     * Who bought.
     *
     * @param id the shop's own id of him; empty if it gives none
     */
    record Buyer(String id, Person person, List<ConsentBook.Consent> consents) {

        Buyer {
            consents = List.copyOf(consents);
        }

        @Override
        public String toString() {
            return "Buyer[…]";
        }
    }

    /** Where the parcel goes. */
    String address() {
        return consignee == null ? buyer.person.address() : consignee.address();
    }

    int weightGrams() {
        var sum = 0L;
        for (var line : lines) {
            sum += (long) line.weightGrams * line.quantity;
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }
}
