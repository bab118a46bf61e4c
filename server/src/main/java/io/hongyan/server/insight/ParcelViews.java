package io.hongyan.server.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hongyan.server.action.ActionViews.ActionView;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parcels as the API shows them. */
final class ParcelViews {

    private ParcelViews() {}

    /**
     * When it is expected.
     *
     * @param coverage the share of parcels that such an interval holds; null until it is learned
     */
    record Estimate(Instant from, Instant to, @Nullable Double coverage) {}

    /** A parcel in a list. */
    record ParcelRow(
            UUID id,
            String carrier,
            String carrierName,
            String number,
            String status,
            String substatus,
            String statusName,
            String substatusName,
            List<String> anomalies,
            String place,
            Instant updatedAt,
            @Nullable String orderNumber,
            @Nullable String shop,
            @Nullable String shopName,
            @Nullable String buyerMasked,
            @Nullable Estimate estimate) {}

    /**
     * A parcel with everything about it.
     *
     * @param onTime null until it is counted
     * @param promisedBy by the merchant's own limit for the lane; null without one
     */
    record ParcelView(
            @JsonUnwrapped ParcelRow row,
            @Nullable Instant boundAt,
            @Nullable Instant deliveredAt,
            @Nullable Boolean onTime,
            @Nullable Instant promisedBy,
            List<MilestoneView> milestones,
            List<AnomalyView> anomalyLog,
            List<EventView> events,
            @Nullable OrderCard order,
            List<ActionView> actions,
            List<TicketView> tickets,
            List<ClaimRow> claims) {}

    record MilestoneView(String kind, String name, Instant at, Instant arrivedAt, boolean late) {}

    record AnomalyView(
            String type, String name, Instant openedAt, @Nullable Instant closedAt, String why) {}

    /**
     * A scan as its source told it, without persons, and what was read in it.
     *
     * @param withdrawn its source or the carrier took it back: it counts no more
     */
    record EventView(
            Instant at,
            Instant arrivedAt,
            String text,
            String status,
            String substatus,
            String place,
            String nextHop,
            String source,
            String code,
            List<String> matched,
            boolean withdrawn) {}

    /** The order that the parcel belongs to. */
    record OrderCard(
            UUID id,
            String number,
            String shop,
            @Nullable String shopName,
            Money paid,
            @Nullable Instant paidAt,
            List<LineView> lines,
            BuyerCard buyer,
            @Nullable MemberCard member,
            boolean problemOpen) {}

    record LineView(String sku, String title, int quantity, Money price) {}

    /** A person, masked; the token is what a reveal asks for. */
    record BuyerCard(UUID token, String name, String phone, String address) {}

    record MemberCard(UUID id, String tier) {}

    record ParcelName(UUID id, String number, @Nullable String carrierName) {}

    record TicketView(
            UUID id,
            String title,
            String state,
            String priority,
            @Nullable String assignee,
            @Nullable String suggestion,
            String words,
            @Nullable Instant dueAt,
            Instant createdAt,
            Actor createdBy,
            @Nullable ParcelName parcel,
            @Nullable String orderNumber,
            List<CommentView> comments,
            JsonNode receipt) {}

    record CommentView(Actor by, Instant at, String text) {}

    /** A claim in the parcel's page. */
    record ClaimRow(
            UUID id,
            String number,
            String type,
            String state,
            String reason,
            @Nullable Money amount,
            @Nullable String orderNumber,
            ParcelName parcel,
            @Nullable String buyerMasked,
            Instant openedAt,
            Instant updatedAt,
            @Nullable Instant dueAt,
            Actor openedBy) {}
}
