package io.hongyan.core.tracking;

/** Main status (主状态): where a parcel stands, or is reported to stand, in fifteen states. */
public enum TrackingStatus {
    /** 暂无轨迹: the number is known, nothing has been scanned. */
    NO_TRACE,
    /** 待揽收: ordered or labelled, not handed over yet. */
    INFO_RECEIVED,
    /** 已揽收: the first physical scan. */
    PICKED_UP,
    /** 运输中: moving between hubs. */
    IN_TRANSIT,
    /** 清关: border processing. */
    CUSTOMS,
    /** 派件中: with the courier today. */
    OUT_FOR_DELIVERY,
    /** 已投柜/入站: in a locker or station, not yet with the buyer. */
    DEPOSITED,
    /** 已签收: received. */
    DELIVERED,
    /** 派件失败: the courier tried and failed; the sub-status says why. */
    DELIVERY_FAILED,
    /** 问题件: something is wrong. */
    EXCEPTION,
    /** 退回中: on the way back to the sender. */
    RETURNING,
    /** 退回签收: back with the sender. */
    RETURNED,
    /** 已取消: the waybill is void. */
    CANCELLED,
    /** 停止跟踪: the source gave up watching. */
    EXPIRED,
    /** 未识别: a code or text that cannot be read: shown and counted, never guessed. */
    UNMAPPED;

    /** Nothing but a return, a reversal or a withdrawal moves a parcel that stands here. */
    public boolean isFinal() {
        return this == DELIVERED || this == RETURNED || this == CANCELLED;
    }

    public boolean isGoingBack() {
        return this == RETURNING || this == RETURNED;
    }
}
