package io.hongyan.core.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says a flow in Chinese. */
final class ChineseWords {

    private static final Map<String, String> CHANNELS =
            Map.of("wechat", "公众号", "sms", "短信", "mail", "邮件", "wecom", "企业微信");
    private static final Map<String, String> ROLES =
            Map.of("approver", "审批人", "owner", "店主", "operator", "运营", "service", "客服");

    private static final Map<Field, String> NEGATIONS =
            Map.of(
                    Field.WAIT_CAME, "没有等到",
                    Field.PARCEL_ON_TIME, "未准时签收",
                    Field.ORDER_PROBLEM_OPEN, "没有未解决的问题",
                    Field.MEMBER_MARKETING, "未同意接收营销消息");

    private final UnaryOperator<String> templateName;

    ChineseWords(UnaryOperator<String> templateName) {
        this.templateName = templateName;
    }

    String sentence(Flow flow) {
        var opening = Opening.of(flow);
        var text = new StringBuilder("当");
        text.append(
                opening.anomalies().isEmpty()
                        ? flow.on().chinese()
                        : "包裹出现"
                                + opening.anomalies().stream()
                                        .map(type -> name(Field.ANOMALY_TYPE, type))
                                        .collect(Collectors.joining("或")));
        opening.rest().ifPresent(clause -> text.append(",且").append(say(clause)));
        if (flow.once() != Once.OCCURRENCE) {
            text.append(',').append(flow.once().chinese());
        }
        var cooldown = flow.cooldown();
        if (cooldown != null) {
            text.append(",间隔不少于 ").append(length(cooldown));
        }
        if (flow.rollout() < 100) {
            text.append(",只对 ").append(flow.rollout()).append("% 生效");
        }
        return text.append(':').append(steps(flow.steps())).append('。').toString();
    }

    private String steps(List<Step> steps) {
        return steps.isEmpty()
                ? "什么也不做"
                : steps.stream().map(this::say).collect(Collectors.joining(";"));
    }

    private String say(Step step) {
        return switch (step) {
            case Step.Send send -> send(send);
            case Step.Claim claim -> claim(claim);
            case Step.Coupon coupon -> coupon(coupon);
            case Step.Points(_, _, var amount, var rule) ->
                    amount == null ? "按「" + rule + "」规则加积分" : "加 " + amount + " 积分";
            case Step.Tier(_, _, var check) -> "按「" + check + "」检查会员等级";
            case Step.Ticket(_, _, var title, var priority, _) ->
                    "提工单「" + title + "」" + priority(priority);
            case Step.Approve approve -> approve(approve);
            case Step.Webhook(_, _, var endpoint, var type) ->
                    "通知接口" + (endpoint.isEmpty() ? "" : "「" + endpoint + "」") + ":" + type;
            case Step.Tag(_, _, var tag, var remove) -> (remove ? "取下" : "打上") + "标签「" + tag + "」";
            case Step.Wait(_, _, var pause) -> say(pause);
            case Step.Branch(_, _, var arms) -> branch(arms);
            case Step.Stop _ -> "结束";
        };
    }

    private String send(Step.Send send) {
        var extras = new ArrayList<String>();
        if (!send.channels().isEmpty()) {
            extras.add(
                    send.channels().stream()
                            .map(channel -> CHANNELS.getOrDefault(channel, channel))
                            .collect(Collectors.joining(" → ")));
        }
        if (send.waitsForMorning()) {
            extras.add("避开免打扰时段");
        }
        var name = "发消息「" + templateName.apply(send.template()) + "」";
        return extras.isEmpty() ? name : name + "(" + String.join(",", extras) + ")";
    }

    private String claim(Step.Claim claim) {
        var text = new StringBuilder("按规则理赔(");
        text.append(name(Field.CLAIM_REASON, claim.reason())).append(')');
        if (claim.atMost() != null) {
            text.append(",最多 ").append(Amounts.yuan(claim.atMost()));
        }
        if (claim.approveAbove() != null) {
            text.append(",").append(Amounts.yuan(claim.approveAbove())).append(" 以内自动赔付,以上等审批");
        }
        return text.toString();
    }

    private static String coupon(Step.Coupon coupon) {
        var minSpend = coupon.minSpend();
        return "发 "
                + Amounts.yuan(coupon.amount())
                + " 优惠券("
                + (minSpend == null ? "" : "满 " + Amounts.yuan(minSpend) + " 可用,")
                + length(coupon.validFor())
                + "内有效)";
    }

    private static String priority(Step.Priority priority) {
        return priority == Step.Priority.NORMAL ? "" : "(" + priority.chinese() + ")";
    }

    private String approve(Step.Approve approve) {
        var late =
                switch (approve.onTimeout()) {
                    case REFUSE -> "视为拒绝";
                    case ESCALATE -> "上报";
                };
        var amount = approve.amount();
        return "请"
                + ROLES.getOrDefault(approve.role(), approve.role())
                + "审批「"
                + approve.title()
                + "」"
                + (amount == null ? "" : "(" + Amounts.yuan(amount) + ")")
                + ","
                + length(approve.atMost())
                + "内未批"
                + late
                + ",通过才继续"
                + (approve.otherwise().isEmpty()
                        ? ""
                        : ",未通过则(" + steps(approve.otherwise()) + ")");
    }

    private static String say(Pause pause) {
        return switch (pause) {
            case Pause.Delay(var length) -> "等 " + length(length);
            case Pause.News(var trigger, var atMost) ->
                    "等到" + trigger.chinese() + ",最多 " + length(atMost);
            case Pause.Clock(var time) -> "等到 " + time;
        };
    }

    private String branch(List<Step.Arm> arms) {
        var text = new StringBuilder();
        for (var arm : arms) {
            var when = arm.when();
            if (!text.isEmpty()) {
                text.append(when == null ? ",否则" : ",否则如果");
            } else {
                text.append(when == null ? "" : "如果");
            }
            text.append(when == null ? "" : say(Clause.of(when.text())) + ",则");
            text.append('(').append(steps(arm.steps())).append(')');
        }
        return text.toString();
    }

    String say(Clause clause) {
        return switch (clause) {
            case Clause.All(var parts) -> join(parts, ",且");
            case Clause.Any(var parts) -> "(" + join(parts, " 或 ") + ")";
            case Clause.Not(Clause.Is(var field)) -> no(field);
            case Clause.Not(var part) -> "并非(" + say(part) + ")";
            case Clause.Is(var field) -> yes(field);
            case Clause.Compare(var field, var operator, var literal) ->
                    compare(field, operator, literal.value());
            case Clause.OneOf(var field, var literals) ->
                    field.chinese()
                            + "为"
                            + literals.stream()
                                    .map(one -> value(field, one.value()))
                                    .collect(Collectors.joining("、"))
                            + "之一";
            case Clause.Has(var field, var literal) ->
                    field.chinese() + "含「" + literal.value() + "」";
            case Clause.Formula(var text) -> "满足公式「" + text + "」";
        };
    }

    private String join(List<Clause> parts, String word) {
        return parts.stream().map(this::say).collect(Collectors.joining(word));
    }

    private static String compare(Field field, Clause.Operator operator, Object value) {
        if (value instanceof Boolean truth) {
            boolean holds = truth == (operator == Clause.Operator.EQUAL);
            return holds ? yes(field) : no(field);
        }
        var shown = value(field, value);
        var space = shown.isEmpty() || shown.charAt(0) > 0x2e80 ? "" : " ";
        return field.chinese() + operator.chinese() + space + shown;
    }

    private static String yes(Field field) {
        return field.chinese();
    }

    private static String no(Field field) {
        return NEGATIONS.getOrDefault(field, "非" + field.chinese());
    }

    private static String value(Field field, Object value) {
        if (field.type() == FieldType.MONEY && value instanceof Long fen) {
            return Amounts.yuan(fen);
        }
        return name(field, value.toString());
    }

    private static String name(Field field, String value) {
        return ValueNames.chinese(field, value);
    }

    private static String length(Duration duration) {
        var text = new StringBuilder();
        part(text, duration.toDays(), "天");
        part(text, duration.toHoursPart(), "小时");
        part(text, duration.toMinutesPart(), "分钟");
        part(text, duration.toSecondsPart(), "秒");
        return text.toString().strip();
    }

    private static void part(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(' ').append(number).append(' ').append(unit);
        }
    }
}
