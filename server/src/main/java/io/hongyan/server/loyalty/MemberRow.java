package io.hongyan.server.loyalty;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code member}: what conditions may test.
 *
 * @param shop null when he is known by his phone
 * @param tierUntil null while he has the tier that everybody has
 * @param onTimeMonthOf {@code YYYY-MM}; empty before the first
 */
record MemberRow(
        UUID merchant,
        UUID id,
        @Nullable String shop,
        @Nullable UUID person,
        Standing standing,
        Counts counts,
        Balance balance,
        boolean marketing,
        int version,
        Instant createdAt) {

    record Standing(String tier, int rank, @Nullable Instant until) {}

    record Counts(int orders, long spend365, int onTime, String onTimeMonthOf) {}

    record Balance(long available, long pending, long debt) {}

    MemberRow with(Standing changed) {
        return new MemberRow(
                merchant, id, shop, person, changed, counts, balance, marketing, version,
                createdAt);
    }

    MemberRow with(Counts changed) {
        return new MemberRow(
                merchant, id, shop, person, standing, changed, balance, marketing, version,
                createdAt);
    }

    MemberRow with(Balance changed) {
        return new MemberRow(
                merchant, id, shop, person, standing, counts, changed, marketing, version,
                createdAt);
    }

    MemberRow withMarketing(boolean agreed) {
        return new MemberRow(
                merchant, id, shop, person, standing, counts, balance, agreed, version, createdAt);
    }
}
