package io.hongyan.core.tracking;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What we conclude about a parcel (里程碑), and flows react to. The wire name never changes. */
public enum MilestoneKind {
    /** 已绑单: number and order belong together. */
    BOUND("parcel.bound", 24),
    /** 已揽收: the first physical scan. */
    PICKED_UP("parcel.picked_up", 24),
    /** 运输中. */
    MOVING("parcel.moving", 24),
    /** 到达派件城市. */
    REACHED_CITY("parcel.reached_city", 24),
    /** 清关. */
    IN_CUSTOMS("parcel.in_customs", 24),
    /** 已清关. */
    CLEARED("parcel.cleared", 24),
    /** 派件中. */
    OUT_FOR_DELIVERY("parcel.out_for_delivery", 6),
    /** 已投柜/入站: not yet with the buyer. */
    DEPOSITED("parcel.deposited", 24),
    /** 已签收. */
    DELIVERED("parcel.delivered", 72),
    /** 派件失败: once for each attempt. */
    DELIVERY_FAILED("parcel.delivery_failed", 24),
    /** 开始退回. */
    TURNED_BACK("parcel.turned_back", 24),
    /** 退回签收. */
    RETURNED("parcel.returned", 72),
    /** 已取消. */
    CANCELLED("parcel.cancelled", 24),
    /** 签收撤销: a scan that takes a signing back. */
    DELIVERY_REVERSED("parcel.delivery_reversed", 72);

    private static final Map<String, MilestoneKind> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    MilestoneKind::wireName, Function.identity()));

    private final String wireName;
    private final Duration window;

    MilestoneKind(String wireName, int windowHours) {
        this.wireName = wireName;
        this.window = Duration.ofHours(windowHours);
    }

    public String wireName() {
        return wireName;
    }

    /** How old a milestone of this kind may be and still start or resume a flow. */
    public Duration window() {
        return window;
    }

    public static Optional<MilestoneKind> findByWireName(String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }

    /** True when a parcel that stands like this makes news of the milestone untrue or absurd. */
    boolean isContradictedBy(TrackingStatus standing) {
        return switch (this) {
            case BOUND, DELIVERY_REVERSED -> false;
            case PICKED_UP, MOVING, REACHED_CITY, IN_CUSTOMS, CLEARED ->
                    standing.isFinal() || standing.isGoingBack();
            case OUT_FOR_DELIVERY -> standing != TrackingStatus.OUT_FOR_DELIVERY;
            case DEPOSITED -> standing != TrackingStatus.DEPOSITED;
            case DELIVERED -> standing != TrackingStatus.DELIVERED;
            case DELIVERY_FAILED ->
                    standing != TrackingStatus.DELIVERY_FAILED
                            && standing != TrackingStatus.EXCEPTION;
            case TURNED_BACK -> standing != TrackingStatus.RETURNING;
            case RETURNED -> standing != TrackingStatus.RETURNED;
            case CANCELLED -> standing != TrackingStatus.CANCELLED;
        };
    }
}
