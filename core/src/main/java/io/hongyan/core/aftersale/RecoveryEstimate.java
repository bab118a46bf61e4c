package io.hongyan.core.aftersale;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the carrier owes the merchant (追偿). Insured and uninsured parcels go separate ways (PF-402);
 * there is no built-in "three times the postage" (PF-403).
 *
 * @param lines the calculation; with a contract both its figure and the proven value are shown
 */
public record RecoveryEstimate(
        long expected, String ground, String clause, List<Assessment.Line> lines) {

    public RecoveryEstimate {
        lines = List.copyOf(lines);
    }

    /**
     * @param table says what share of the goods is lost at a degree of damage
     * @param contract null when none is on file with this carrier
     */
    public static RecoveryEstimate of(
            AssessmentTable table,
            LossFacts facts,
            Degree degree,
            @Nullable CarrierContract contract) {
        var lines = new ArrayList<Assessment.Line>();
        if (facts.reason() == ClaimReason.DELAYED) {
            return delay(facts.freight());
        }
        var share = lossShare(table, facts, degree);
        var missing = facts.missingValue();
        var value = missing == null ? facts.goodsValue() : Math.min(missing, facts.goodsValue());
        var declared = facts.declaredValue();
        if (declared != null) {
            var insured = Fen.share(Math.min(declared, value), share);
            lines.add(line("insured", "保价按声明价值", Fen.percent(share), insured));
            return new RecoveryEstimate(insured, "INSURED", "PF-402", lines);
        }
        var proven = Fen.share(value, share);
        lines.add(line("proven", "实际损失", Fen.percent(share), proven));
        var freight = facts.freight();
        if (contract == null || freight == null) {
            return new RecoveryEstimate(proven, "CIVIL_LAW", "PF-404", lines);
        }
        var agreed = Math.multiplyExact(freight, (long) contract.freightTimes());
        var most = contract.mostUninsured();
        if (most != null) {
            agreed = Math.min(agreed, most);
        }
        lines.add(
                line(
                        "agreed",
                        "合同约定 " + contract.freightTimes() + " 倍运费",
                        Fen.yuan(freight),
                        agreed));
        return new RecoveryEstimate(Math.min(agreed, proven), "CONTRACT", contract.clause(), lines);
    }

    /** Delay is paid with the fee of this shipment (PF-415); what it was is not always known. */
    private static RecoveryEstimate delay(@Nullable Long freight) {
        var fee = freight == null ? 0 : freight;
        return new RecoveryEstimate(
                fee, "DELAY", "PF-415", List.of(line("fee", "本次服务费", Fen.yuan(fee), fee)));
    }

    private static Assessment.Line line(String code, String text, String detail, long amount) {
        return new Assessment.Line(code, text, detail, amount);
    }

    private static int lossShare(AssessmentTable table, LossFacts facts, Degree degree) {
        return switch (facts.reason()) {
            case DAMAGED -> table.shareOf(degree);
            case LOST -> AssessmentTable.WHOLE;
            case SHORT -> facts.missingValue() == null ? table.shortage() : AssessmentTable.WHOLE;
            case DELAYED, REFUSED, MISSORTED, FALSE_SIGNATURE, UNAUTHORISED_DEPOSIT, OTHER -> 0;
        };
    }
}
