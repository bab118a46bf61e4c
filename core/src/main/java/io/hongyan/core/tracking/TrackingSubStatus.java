package io.hongyan.core.tracking;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sub-status (子状态): the finer state under a main status; its code is {@code MAIN.SUB}. */
public enum TrackingSubStatus {
    /** 暂无轨迹: number is known to the source, no scan yet. */
    NO_TRACE_NONE(TrackingStatus.NO_TRACE, "NONE"),
    /** 单号无效: source says the number cannot exist. */
    NO_TRACE_INVALID_NUMBER(TrackingStatus.NO_TRACE, "INVALID_NUMBER"),
    /** 已下单: order known to the carrier, parcel not handed over. */
    INFO_RECEIVED_ORDERED(TrackingStatus.INFO_RECEIVED, "ORDERED"),
    /** 已打单: label produced or reprinted. */
    INFO_RECEIVED_LABEL_PRINTED(TrackingStatus.INFO_RECEIVED, "LABEL_PRINTED"),
    /** 待揽收: courier assigned / pickup booked. */
    INFO_RECEIVED_PICKUP_ASSIGNED(TrackingStatus.INFO_RECEIVED, "PICKUP_ASSIGNED"),
    /** 揽收失败: pickup tried or ended without parcel. */
    INFO_RECEIVED_PICKUP_FAILED(TrackingStatus.INFO_RECEIVED, "PICKUP_FAILED"),
    /** 已揽收: first physical scan. */
    PICKED_UP_GENERAL(TrackingStatus.PICKED_UP, "GENERAL"),
    /** 运输中: moving, no finer node. */
    IN_TRANSIT_GENERAL(TrackingStatus.IN_TRANSIT, "GENERAL"),
    /** 到达中转: arrived at a hub / sorting centre. */
    IN_TRANSIT_ARRIVED_HUB(TrackingStatus.IN_TRANSIT, "ARRIVED_HUB"),
    /** 已发往下一站: left a hub or an outlet. */
    IN_TRANSIT_DEPARTED_HUB(TrackingStatus.IN_TRANSIT, "DEPARTED_HUB"),
    /** 干线运输: flight, rail, ship, trunk road. */
    IN_TRANSIT_LINEHAUL(TrackingStatus.IN_TRANSIT, "LINEHAUL"),
    /** 到达派件城市: arrived in destination city or country. */
    IN_TRANSIT_ARRIVED_DEST_CITY(TrackingStatus.IN_TRANSIT, "ARRIVED_DEST_CITY"),
    /** 到达派件网点: arrived at the delivery outlet. */
    IN_TRANSIT_ARRIVED_STATION(TrackingStatus.IN_TRANSIT, "ARRIVED_STATION"),
    /** 转交其他承运商: handed to another carrier. */
    IN_TRANSIT_HANDED_OVER(TrackingStatus.IN_TRANSIT, "HANDED_OVER"),
    /** 转寄: re-addressed, moving to the new address. */
    IN_TRANSIT_FORWARDED(TrackingStatus.IN_TRANSIT, "FORWARDED"),
    /** 内部操作: bagging, weighing, seal, sort, dispatch inside a site. */
    IN_TRANSIT_INTERNAL(TrackingStatus.IN_TRANSIT, "INTERNAL"),
    /** 待清关: waiting for declaration. */
    CUSTOMS_PENDING(TrackingStatus.CUSTOMS, "PENDING"),
    /** 清关中: declared / under clearance. */
    CUSTOMS_PROCESSING(TrackingStatus.CUSTOMS, "PROCESSING"),
    /** 已清关: released. */
    CUSTOMS_RELEASED(TrackingStatus.CUSTOMS, "RELEASED"),
    /** 清关异常: detained, failed, inspection hold. */
    CUSTOMS_HELD(TrackingStatus.CUSTOMS, "HELD"),
    /** 待补资料或缴税: papers or duty wanted from consignee. */
    CUSTOMS_INFO_REQUIRED(TrackingStatus.CUSTOMS, "INFO_REQUIRED"),
    /** 派送中: with the courier. */
    OUT_FOR_DELIVERY_GENERAL(TrackingStatus.OUT_FOR_DELIVERY, "GENERAL"),
    /** 再次派送: second or later attempt. */
    OUT_FOR_DELIVERY_REDELIVERY(TrackingStatus.OUT_FOR_DELIVERY, "REDELIVERY"),
    /** 取出续派: taken back out of a locker/store by the courier. */
    OUT_FOR_DELIVERY_TAKEN_OUT(TrackingStatus.OUT_FOR_DELIVERY, "TAKEN_OUT"),
    /** 已入柜: in a parcel locker. */
    DEPOSITED_LOCKER(TrackingStatus.DEPOSITED, "LOCKER"),
    /** 已到驿站: in a collection store. */
    DEPOSITED_STATION(TrackingStatus.DEPOSITED, "STATION"),
    /** 网点待自提: waiting at carrier outlet / post office. */
    DEPOSITED_COUNTER(TrackingStatus.DEPOSITED, "COUNTER"),
    /** 超时未取: not collected in time. */
    DEPOSITED_OVERDUE(TrackingStatus.DEPOSITED, "OVERDUE"),
    /** 已签收: signed, signer not known. */
    DELIVERED_GENERAL(TrackingStatus.DELIVERED, "GENERAL"),
    /** 本人签收: signed by the consignee. */
    DELIVERED_RECIPIENT(TrackingStatus.DELIVERED, "RECIPIENT"),
    /** 他人代签: signed by reception, guard, family, neighbour. */
    DELIVERED_AGENT(TrackingStatus.DELIVERED, "AGENT"),
    /** 自取签收: consignee took it from locker/store. */
    DELIVERED_COLLECTED(TrackingStatus.DELIVERED, "COLLECTED"),
    /** 放置签收: left at door / agreed place. */
    DELIVERED_LEFT(TrackingStatus.DELIVERED, "LEFT"),
    /** 异常后签收: signed after an exception. */
    DELIVERED_AFTER_EXCEPTION(TrackingStatus.DELIVERED, "AFTER_EXCEPTION"),
    /** 部分签收: part of a multi-piece shipment. */
    DELIVERED_PARTIAL(TrackingStatus.DELIVERED, "PARTIAL"),
    /** 派送失败: attempt failed, reason not given. */
    DELIVERY_FAILED_GENERAL(TrackingStatus.DELIVERY_FAILED, "GENERAL"),
    /** 联系不上: phone unanswered / off. */
    DELIVERY_FAILED_NO_CONTACT(TrackingStatus.DELIVERY_FAILED, "NO_CONTACT"),
    /** 收件人不在: nobody there / closed. */
    DELIVERY_FAILED_NOT_HOME(TrackingStatus.DELIVERY_FAILED, "NOT_HOME"),
    /** 地址问题: incomplete or wrong address. */
    DELIVERY_FAILED_BAD_ADDRESS(TrackingStatus.DELIVERY_FAILED, "BAD_ADDRESS"),
    /** 电话错误: wrong phone number. */
    DELIVERY_FAILED_BAD_PHONE(TrackingStatus.DELIVERY_FAILED, "BAD_PHONE"),
    /** 拒收: consignee refused. */
    DELIVERY_FAILED_REFUSED(TrackingStatus.DELIVERY_FAILED, "REFUSED"),
    /** 改约派送: other time agreed. */
    DELIVERY_FAILED_RESCHEDULED(TrackingStatus.DELIVERY_FAILED, "RESCHEDULED"),
    /** 超区: outside the service area. */
    DELIVERY_FAILED_OUT_OF_AREA(TrackingStatus.DELIVERY_FAILED, "OUT_OF_AREA"),
    /** 无法进入: school, office, gate, special unit. */
    DELIVERY_FAILED_NO_ACCESS(TrackingStatus.DELIVERY_FAILED, "NO_ACCESS"),
    /** 费用未付: COD / duty / freight not paid. */
    DELIVERY_FAILED_PAYMENT(TrackingStatus.DELIVERY_FAILED, "PAYMENT"),
    /** 问题件: problem, no finer reason. */
    EXCEPTION_GENERAL(TrackingStatus.EXCEPTION, "GENERAL"),
    /** 破损: damaged. */
    EXCEPTION_DAMAGED(TrackingStatus.EXCEPTION, "DAMAGED"),
    /** 丢失: lost. */
    EXCEPTION_LOST(TrackingStatus.EXCEPTION, "LOST"),
    /** 错分: sent to the wrong outlet. */
    EXCEPTION_MISSORTED(TrackingStatus.EXCEPTION, "MISSORTED"),
    /** 滞留: kept at a site. */
    EXCEPTION_HELD(TrackingStatus.EXCEPTION, "HELD"),
    /** 延误: weather, capacity, holiday delay. */
    EXCEPTION_DELAYED(TrackingStatus.EXCEPTION, "DELAYED"),
    /** 已拦截: stopped on request. */
    EXCEPTION_INTERCEPTED(TrackingStatus.EXCEPTION, "INTERCEPTED"),
    /** 改地址: address changed on request. */
    EXCEPTION_ADDRESS_CHANGED(TrackingStatus.EXCEPTION, "ADDRESS_CHANGED"),
    /** 发货无信息: shipped but no scan for too long. */
    EXCEPTION_NO_INFO(TrackingStatus.EXCEPTION, "NO_INFO"),
    /** 超时未更新: no new scan for too long. */
    EXCEPTION_NO_UPDATE(TrackingStatus.EXCEPTION, "NO_UPDATE"),
    /** 超时未签收: out for delivery too long. */
    EXCEPTION_OVERDUE_DELIVERY(TrackingStatus.EXCEPTION, "OVERDUE_DELIVERY"),
    /** 安检/违禁: security, prohibited goods. */
    EXCEPTION_SECURITY(TrackingStatus.EXCEPTION, "SECURITY"),
    /** 销毁: destroyed / scrapped / abandoned. */
    EXCEPTION_DESTROYED(TrackingStatus.EXCEPTION, "DESTROYED"),
    /** 少件: pieces or contents missing. */
    EXCEPTION_SHORT(TrackingStatus.EXCEPTION, "SHORT"),
    /** 退回中: return started. */
    RETURNING_REQUESTED(TrackingStatus.RETURNING, "REQUESTED"),
    /** 退回运输中: on the way back. */
    RETURNING_IN_TRANSIT(TrackingStatus.RETURNING, "IN_TRANSIT"),
    /** 退回未签收: back at origin, shipper has not signed. */
    RETURNING_AWAITING_SIGN(TrackingStatus.RETURNING, "AWAITING_SIGN"),
    /** 退回签收: shipper got it back. */
    RETURNED_SIGNED(TrackingStatus.RETURNED, "SIGNED"),
    /** 已取消: waybill cancelled / void. */
    CANCELLED_GENERAL(TrackingStatus.CANCELLED, "GENERAL"),
    /** 停止跟踪: source gave up tracking. */
    EXPIRED_GENERAL(TrackingStatus.EXPIRED, "GENERAL"),
    /** 未知: code not in the table. */
    UNMAPPED_GENERAL(TrackingStatus.UNMAPPED, "GENERAL");

    private static final Map<String, TrackingSubStatus> BY_CODE =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    TrackingSubStatus::code, Function.identity()));

    private final TrackingStatus main;
    private final String sub;

    TrackingSubStatus(TrackingStatus main, String sub) {
        this.main = main;
        this.sub = sub;
    }

    public TrackingStatus main() {
        return main;
    }

    /** The part after the dot, for example {@code NO_CONTACT}. */
    public String sub() {
        return sub;
    }

    /** {@code MAIN.SUB}: fixed for ever, it stands in tables, conditions and on the wire. */
    public String code() {
        return main.name() + "." + sub;
    }

    /** Finds by {@code MAIN.SUB}; empty when there is no such code. */
    public static Optional<TrackingSubStatus> findByCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
