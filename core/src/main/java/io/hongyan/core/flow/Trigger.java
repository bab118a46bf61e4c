package io.hongyan.core.flow;

import io.hongyan.core.action.SubjectKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can start a flow or end a wait (触发器). The wire names are fixed for ever; the order is that
 * in which news of one moment is taken.
 */
public enum Trigger {
    PARCEL_BOUND("parcel.bound", "包裹绑单", "a parcel is bound to its order"),
    PARCEL_PICKED_UP("parcel.picked_up", "包裹已揽收", "a parcel is picked up"),
    PARCEL_MOVING("parcel.moving", "包裹开始运输", "a parcel starts moving"),
    PARCEL_IN_CUSTOMS("parcel.in_customs", "包裹开始清关", "a parcel enters customs"),
    PARCEL_CLEARED("parcel.cleared", "包裹已清关", "a parcel clears customs"),
    PARCEL_REACHED_CITY("parcel.reached_city", "包裹到达派件城市", "a parcel reaches its city"),
    PARCEL_OUT_FOR_DELIVERY("parcel.out_for_delivery", "包裹派件中", "a parcel is out for delivery"),
    PARCEL_DELIVERY_FAILED("parcel.delivery_failed", "包裹派件失败", "a delivery attempt fails"),
    PARCEL_DEPOSITED("parcel.deposited", "包裹已投柜/入站", "a parcel is left in a locker or station"),
    PARCEL_DELIVERED("parcel.delivered", "包裹已签收", "a parcel is delivered"),
    PARCEL_DELIVERY_REVERSED("parcel.delivery_reversed", "包裹签收撤销", "a delivery is reversed"),
    PARCEL_TURNED_BACK("parcel.turned_back", "包裹开始退回", "a parcel turns back"),
    PARCEL_RETURNED("parcel.returned", "包裹退回签收", "a parcel is back with its sender"),
    PARCEL_CANCELLED("parcel.cancelled", "包裹已取消", "a waybill is cancelled"),
    PARCEL_ANOMALY_OPENED("parcel.anomaly_opened", "包裹出现异常", "something goes wrong with a parcel"),
    PARCEL_ANOMALY_CLOSED("parcel.anomaly_closed", "包裹异常解除", "an anomaly of a parcel ends"),
    PROBLEM_REPORTED("problem.reported", "买家反馈收到有问题", "a buyer reports a problem"),
    ORDER_CREATED("order.created", SubjectKind.ORDER, "订单创建", "an order comes in"),
    ORDER_CANCELLED("order.cancelled", SubjectKind.ORDER, "订单取消", "an order is cancelled"),
    CLAIM_OPENED("claim.opened", "理赔已发起", "a claim is opened"),
    CLAIM_APPROVED("claim.approved", "理赔已通过", "a claim is approved"),
    CLAIM_PAID("claim.paid", "理赔已赔付", "a claim is paid"),
    CLAIM_REFUSED("claim.refused", "理赔被拒绝", "a claim is refused"),
    APPROVAL_APPROVED("approval.approved", "审批通过", "an approval is given"),
    APPROVAL_REFUSED("approval.refused", "审批被拒绝", "an approval is refused"),
    REVIEW_SUBMITTED("review.submitted", "买家提交评价", "a buyer sends a review"),
    MESSAGE_FAILED("message.failed", "消息未能送达", "a message cannot be delivered"),
    MEMBER_TIER_CHANGED(
            "member.tier_changed", SubjectKind.MEMBER, "会员等级变化", "a member's tier changes");

    private static final Map<String, Trigger> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Trigger::wireName, Function.identity()));

    private final String wireName;
    private final SubjectKind subject;
    private final String chinese;
    private final String english;

    Trigger(String wireName, String chinese, String english) {
        this(wireName, SubjectKind.PARCEL, chinese, english);
    }

    Trigger(String wireName, SubjectKind subject, String chinese, String english) {
        this.wireName = wireName;
        this.subject = subject;
        this.chinese = chinese;
        this.english = english;
    }

    /** Noun, dot, past tense: in flows, webhooks and the API. */
    public String wireName() {
        return wireName;
    }

    /** Whose news it is. */
    public SubjectKind subject() {
        return subject;
    }

    public String chinese() {
        return chinese;
    }

    /** As a clause that follows "when". */
    public String english() {
        return english;
    }

    /** What no longer happened when this has; null when it takes nothing back. */
    public @Nullable Trigger reverses() {
        return this == PARCEL_DELIVERY_REVERSED ? PARCEL_DELIVERED : null;
    }

    /** Something may come that takes this back. */
    public boolean isReversible() {
        return this == PARCEL_DELIVERED;
    }

    /** The first parts of the facts that come with this news itself. */
    public List<String> brings() {
        return switch (this) {
            case PARCEL_ANOMALY_OPENED, PARCEL_ANOMALY_CLOSED -> List.of("anomaly");
            case CLAIM_OPENED, CLAIM_APPROVED, CLAIM_PAID, CLAIM_REFUSED -> List.of("claim");
            case APPROVAL_APPROVED, APPROVAL_REFUSED -> List.of("approval");
            case PROBLEM_REPORTED -> List.of("problem");
            case REVIEW_SUBMITTED -> List.of("review");
            case MESSAGE_FAILED -> List.of("message");
            case ORDER_CREATED, ORDER_CANCELLED, MEMBER_TIER_CHANGED -> List.of();
            case PARCEL_BOUND,
                    PARCEL_PICKED_UP,
                    PARCEL_MOVING,
                    PARCEL_IN_CUSTOMS,
                    PARCEL_CLEARED,
                    PARCEL_REACHED_CITY,
                    PARCEL_OUT_FOR_DELIVERY,
                    PARCEL_DELIVERY_FAILED,
                    PARCEL_DEPOSITED,
                    PARCEL_DELIVERED,
                    PARCEL_DELIVERY_REVERSED,
                    PARCEL_TURNED_BACK,
                    PARCEL_RETURNED,
                    PARCEL_CANCELLED ->
                    List.of("milestone");
        };
    }

    public static Optional<Trigger> find(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
