package io.hongyan.core.flow;

/** Why a flow did not start, or a step was not done. */
public enum Why {
    OFF("流程已停用", "the flow is switched off"),
    DELETED("流程已删除", "the flow was deleted"),
    ROLLOUT("不在灰度范围内", "outside the staged rollout"),
    ONCE("已经执行过", "it already ran"),
    COOLDOWN("仍在冷却期内", "still cooling down"),
    CONDITION("条件不满足", "its condition does not hold"),
    FACT_UNKNOWN("条件所需的信息未知", "a fact that its condition needs is not known"),
    PER_DAY("已达到每日次数上限", "its daily limit is reached"),
    BUDGET("已用完每日预算", "its daily budget is used up"),
    BRAKE("发送过多,已刹车", "it sent too much and was stopped"),
    PURPOSE_SENT("该包裹已发过同一目的的消息", "this parcel already had a message for this purpose"),
    PROGRESS_FULL("该包裹的进度消息已达上限", "this parcel already had its progress messages"),
    NEWER_PROGRESS("同一次推送中有更新的进展", "the same push brought newer progress"),
    STANDING("包裹所处状态已不适合", "the parcel no longer stands where this fits"),
    OPEN_PROBLEM("订单有未解决的问题", "a problem of the order is open"),
    TEMPLATE_MISSING("消息模板不存在", "the message template does not exist"),
    BRANCH("未走该分支", "the branch was not taken"),
    REFUSED("审批未通过", "the approval was not given"),
    REVERSED("签收已被撤销", "the delivery was reversed");

    private final String chinese;
    private final String english;

    Why(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
