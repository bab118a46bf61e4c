package io.hongyan.core.aftersale;

import java.util.ArrayList;
import java.util.List;

/**
 * What a loss is worth (定损) and whether a person must say yes; a function of the merchant's table,
 * the facts and a flow's caps. The preview and the outcome are this one function.
 *
 * @param amount in minor units
 * @param lines the calculation, step by step
 * @param approval why a person must decide; empty when nobody must
 */
public record Assessment(
        long amount, Degree degree, List<Line> lines, List<Approval> approval, int tableVersion) {

    public Assessment {
        lines = List.copyOf(lines);
        approval = List.copyOf(approval);
    }

    /**
     * One step of the calculation.
     *
     * @param code what it is: goods_value, degree, minimum, limit …
     * @param detail the figure that was applied, as data: {@code 50%}, {@code 中等}, an amount
     * @param amount what stands after this step
     */
    public record Line(String code, String text, String detail, long amount) {}

    /** Why a person must decide. */
    public enum Approval {
        ABOVE_POLICY("超过定损表的自动额度"),
        ABOVE_FLOW("超过流程的自动额度"),
        /** Nobody is told "nothing" by a machine alone (PF-613). */
        NOTHING_TO_PAY("计算结果为零,须人工复核");

        private final String chinese;

        Approval(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    public boolean needsApproval() {
        return !approval.isEmpty();
    }

    public static Assessment of(AssessmentTable table, LossFacts facts, Caps caps) {
        var seen = facts.degree();
        var degree = seen == null ? table.usualDegree() : seen;
        var sum = new Sum();
        sum.set("goods_value", "商品价值(实付)", Fen.yuan(facts.goodsValue()), facts.goodsValue());
        var declared = facts.declaredValue();
        if (declared != null && table.onlyDeclared()) {
            sum.atMost("declared", "不超过保价声明价值", declared);
        }
        loss(table, facts, degree, sum);
        sum.atLeast("minimum", "不少于最低赔付", Math.min(table.minimum(), facts.goodsValue()));
        sum.atMost("limit", "不超过单笔上限", table.limit());
        if (facts.alreadyGranted() > 0) {
            sum.atMost(
                    "already",
                    "本订单已赔 " + Fen.yuan(facts.alreadyGranted()) + ",合计不超过商品价值",
                    Math.max(0, facts.goodsValue() - facts.alreadyGranted()));
        }
        var atMost = caps.atMost();
        if (atMost != null) {
            sum.atMost("at_most", "不超过流程上限", Math.max(0, atMost));
        }
        return new Assessment(
                sum.amount, degree, sum.lines, approval(table, caps, sum.amount), table.version());
    }

    private static void loss(AssessmentTable table, LossFacts facts, Degree degree, Sum sum) {
        switch (facts.reason()) {
            case DAMAGED -> sum.share("degree", "破损程度 " + degree.chinese(), table.shareOf(degree));
            case LOST -> sum.share("lost", "丢失", table.lost());
            case SHORT -> shortage(table, facts, sum);
            case DELAYED -> sum.atMost("delay", "延误定额", table.delay());
            case REFUSED, MISSORTED, FALSE_SIGNATURE, UNAUTHORISED_DEPOSIT, OTHER ->
                    sum.share("other", facts.reason().chinese(), table.other());
        }
    }

    private static void shortage(AssessmentTable table, LossFacts facts, Sum sum) {
        var missing = facts.missingValue();
        if (missing == null) {
            sum.share("short", "短少", table.shortage());
        } else {
            sum.atMost("missing_value", "缺少商品的价值", missing);
        }
    }

    private static List<Approval> approval(AssessmentTable table, Caps caps, long amount) {
        var why = new ArrayList<Approval>();
        var earlier = caps.approveAbove();
        if (amount > table.approveAbove()) {
            why.add(Approval.ABOVE_POLICY);
        }
        if (earlier != null && amount > earlier) {
            why.add(Approval.ABOVE_FLOW);
        }
        if (amount == 0) {
            why.add(Approval.NOTHING_TO_PAY);
        }
        return why;
    }

    /** The calculation while it is made. */
    private static final class Sum {

        private final List<Line> lines = new ArrayList<>();
        private long amount;

        void set(String code, String text, String detail, long value) {
            amount = value;
            lines.add(new Line(code, text, detail, amount));
        }

        void share(String code, String text, int basisPoints) {
            set(code, text, Fen.percent(basisPoints), Fen.share(amount, basisPoints));
        }

        void atMost(String code, String text, long most) {
            set(code, text, Fen.yuan(most), Math.min(amount, most));
        }

        void atLeast(String code, String text, long least) {
            if (amount < least) {
                set(code, text, Fen.yuan(least), least);
            }
        }
    }
}
