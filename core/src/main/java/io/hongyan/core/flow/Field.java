package io.hongyan.core.flow;

import static io.hongyan.core.flow.FieldType.MONEY;
import static io.hongyan.core.flow.FieldType.TEXT;
import static io.hongyan.core.flow.FieldType.TEXTS;
import static io.hongyan.core.flow.FieldType.TIME;
import static io.hongyan.core.flow.FieldType.TRUTH;
import static io.hongyan.core.flow.FieldType.WHOLE;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The facts that conditions test and templates show. The paths are fixed for ever; money is fen,
 * times are moments.
 */
public enum Field {
    PARCEL_NUMBER("parcel.number", TEXT, "运单号", "waybill number"),
    PARCEL_CARRIER("parcel.carrier", TEXT, "快递公司编码", "carrier code"),
    PARCEL_CARRIER_NAME("parcel.carrierName", TEXT, "快递公司", "carrier"),
    PARCEL_STATUS("parcel.status", TEXT, "主状态", "status"),
    PARCEL_SUBSTATUS("parcel.substatus", TEXT, "子状态", "sub-status"),
    PARCEL_PLACE("parcel.place", TEXT, "所在地", "place"),
    PARCEL_BOUND_AT("parcel.boundAt", TIME, "绑单时间", "time of binding"),
    PARCEL_PICKED_UP_AT("parcel.pickedUpAt", TIME, "揽收时间", "time of pickup"),
    PARCEL_DELIVERED_AT("parcel.deliveredAt", TIME, "签收时间", "time of delivery"),
    PARCEL_EXPECTED_AT("parcel.expectedAt", TIME, "预计送达时间", "expected time of delivery"),
    PARCEL_LATE_HOURS("parcel.lateHours", WHOLE, "晚于时效的小时数", "hours behind the standard"),
    PARCEL_ON_TIME("parcel.onTime", TRUTH, "准时签收", "delivered on time"),
    PARCEL_ATTEMPTS("parcel.attempts", WHOLE, "派件失败次数", "failed attempts"),
    PARCEL_TAGS("parcel.tags", TEXTS, "包裹标签", "parcel's tags"),
    /** The buyer's page: for templates; a condition has nothing to ask of it. */
    PARCEL_LINK("parcel.link", TEXT, "包裹页链接", "link to the parcel's page"),
    ORDER_ID("order.id", TEXT, "订单内部编号", "order id"),
    ORDER_NUMBER("order.number", TEXT, "订单号", "order number"),
    ORDER_SHOP("order.shop", TEXT, "店铺", "shop"),
    ORDER_SHOP_NAME("order.shopName", TEXT, "店铺名称", "shop's name"),
    ORDER_PAID("order.paid", MONEY, "实付", "amount paid"),
    ORDER_PAID_AT("order.paidAt", TIME, "付款时间", "time of payment"),
    ORDER_TYPE("order.type", TEXT, "订单类型", "order type"),
    ORDER_LINES("order.lines", WHOLE, "商品行数", "order lines"),
    ORDER_WEIGHT("order.weight", WHOLE, "重量(克)", "weight (grams)"),
    ORDER_COUPONS("order.coupons", TEXTS, "所用优惠券", "coupons used"),
    ORDER_CITY("order.city", TEXT, "收件城市", "city"),
    ORDER_PROVINCE("order.province", TEXT, "收件省份", "province"),
    ORDER_PROBLEM_OPEN("order.problemOpen", TRUTH, "有未解决的问题", "an open problem"),
    MEMBER_ID("member.id", TEXT, "会员编号", "member id"),
    MEMBER_TIER("member.tier", TEXT, "会员等级", "member tier"),
    /** Comes with member.tier_changed: it went up. */
    MEMBER_TIER_UP("member.tierUp", TRUTH, "会员升级", "a tier upgrade"),
    MEMBER_ORDERS("member.orders", WHOLE, "累计订单数", "orders so far"),
    MEMBER_SPEND("member.spend365", MONEY, "近365天实付", "spend in 365 days"),
    MEMBER_ON_TIME("member.onTimeThisMonth", WHOLE, "本月准时件数", "on-time parcels this month"),
    MEMBER_POINTS("member.points", WHOLE, "积分", "points"),
    MEMBER_MARKETING("member.marketing", TRUTH, "同意接收营销消息", "marketing consent"),
    ANOMALY_TYPE("anomaly.type", TEXT, "异常", "anomaly"),
    ANOMALY_OPENED_AT("anomaly.openedAt", TIME, "异常开始时间", "start of the anomaly"),
    ANOMALY_WHY("anomaly.why", TEXT, "异常原因", "reason of the anomaly"),
    MILESTONE_KIND("milestone.kind", TEXT, "里程碑", "milestone"),
    MILESTONE_AT("milestone.at", TIME, "里程碑时间", "time of the milestone"),
    MILESTONE_PLACE("milestone.place", TEXT, "里程碑地点", "place of the milestone"),
    MILESTONE_TEXT("milestone.text", TEXT, "轨迹原文", "scan text"),
    CLAIM_STATE("claim.state", TEXT, "理赔状态", "state of the claim"),
    CLAIM_AMOUNT("claim.amount", MONEY, "理赔金额", "amount of the claim"),
    CLAIM_REASON("claim.reason", TEXT, "理赔原因", "reason of the claim"),
    APPROVAL_STATE("approval.state", TEXT, "审批结果", "outcome of the approval"),
    REVIEW_STARS("review.stars", WHOLE, "评价星级", "stars of the review"),
    PROBLEM_KIND("problem.kind", TEXT, "问题类型", "kind of problem"),
    MESSAGE_PURPOSE("message.purpose", TEXT, "消息目的", "purpose of the message"),
    WAIT_CAME("wait.came", TRUTH, "等到了", "it came"),
    NOW("now", TIME, "现在", "now");

    private static final Map<String, Field> BY_PATH =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Field::path, Function.identity()));

    private final String path;
    private final FieldType type;
    private final String chinese;
    private final String english;

    Field(String path, FieldType type, String chinese, String english) {
        this.path = path;
        this.type = type;
        this.chinese = chinese;
        this.english = english;
    }

    public String path() {
        return path;
    }

    public FieldType type() {
        return type;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The part before the dot. */
    public String root() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** May hold somebody's words or open his page: never kept with a run, never in a receipt. */
    public boolean isPrivate() {
        return this == MILESTONE_TEXT || this == ANOMALY_WHY || this == PARCEL_LINK;
    }

    public static Optional<Field> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }
}
