package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.ClaimReason;
import io.hongyan.core.aftersale.ClaimState;
import io.hongyan.core.aftersale.Degree;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim (理赔): one parcel and reason.
 *
 * @param key of the action that opened it; its payment has the same
 * @param degree null until somebody has said it
 * @param amount in minor units; null before it is assessed
 * @param facts the facts that it is assessed with, as JSON
 * @param calculation lines, approval reasons and table version, as JSON
 * @param why the last word that was said about it: a refusal's reason
 */
record Claim(
        UUID merchant,
        UUID id,
        String key,
        About about,
        ClaimReason reason,
        @Nullable Degree degree,
        ClaimState state,
        @Nullable Long amount,
        String currency,
        Limits limits,
        String facts,
        String calculation,
        String clocks,
        String receipt,
        String causedBy,
        String why,
        Times times) {

    /** What it is about. */
    record About(@Nullable UUID parcel, @Nullable UUID order, @Nullable UUID member) {}

    /** How a flow narrowed it. */
    record Limits(@Nullable Long atMost, @Nullable Long approveAbove) {}

    record Times(
            Instant openedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant paidAt,
            Instant updatedAt) {}

    Claim in(ClaimState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("a claim that is " + state + " can't be " + next);
        }
        var decides = next == ClaimState.APPROVED || !next.isOpen();
        var changed =
                new Times(
                        times.openedAt,
                        decides && times.decidedAt == null ? now : times.decidedAt,
                        next == ClaimState.PAID ? now : times.paidAt,
                        now);
        return new Claim(
                merchant,
                id,
                key,
                about,
                reason,
                degree,
                next,
                amount,
                currency,
                limits,
                facts,
                calculation,
                clocks,
                receipt,
                causedBy,
                why,
                changed);
    }

    Claim assessed(@Nullable Degree seen, long worth, String lines, Instant now) {
        var moved = in(ClaimState.ASSESSED, now);
        return new Claim(
                merchant,
                id,
                key,
                about,
                reason,
                seen,
                moved.state,
                worth,
                currency,
                limits,
                facts,
                lines,
                clocks,
                receipt,
                causedBy,
                why,
                moved.times);
    }

    Claim saying(String words) {
        return new Claim(
                merchant,
                id,
                key,
                about,
                reason,
                degree,
                state,
                amount,
                currency,
                limits,
                facts,
                calculation,
                clocks,
                receipt,
                causedBy,
                words,
                times);
    }

    long worth() {
        return amount == null ? 0 : amount;
    }
}
