package io.hongyan.core.tracking;

import io.hongyan.core.base.DataTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Guesses the carrier from a waybill number alone. A hint only: the merchant's own choice and a
 * provider's answer go first.
 */
public final class WaybillRecogniser {

    private final List<Form> forms;

    /** One way in which a carrier writes its numbers. */
    record Form(String carrier, Pattern pattern, CheckDigit check, int confidence, String example) {

        boolean fits(String number) {
            return pattern.matcher(number).matches() && check.fits(number);
        }
    }

    /**
     * A carrier that may have made the number.
     *
     * @param confidence of 100
     */
    public record Candidate(String carrier, int confidence) {}

    private WaybillRecogniser(List<Form> forms) {
        this.forms = forms;
    }

    /** Reads the text of {@code waybill-patterns.tsv}. Every carrier in it must be a known one. */
    public static WaybillRecogniser parse(String text, Carriers carriers) {
        var forms = new ArrayList<Form>();
        for (var row : DataTable.parse(text, '\t').rows()) {
            var carrier = carriers.find(row.get("carrier"));
            var check = row.get("check").isEmpty() ? "NONE" : row.get("check");
            forms.add(
                    new Form(
                            carrier.orElseThrow(() -> unknown(row)).code(),
                            Pattern.compile(row.get("pattern")),
                            CheckDigit.valueOf(check),
                            Integer.parseInt(row.get("confidence")),
                            row.get("example")));
        }
        return new WaybillRecogniser(List.copyOf(forms));
    }

    /** The carriers that may have made it, the likeliest first; none for a telephone number. */
    public List<Candidate> recognise(String written) {
        var number = WaybillNumber.normalise(written);
        if (number.isEmpty() || WaybillNumber.isPhone(number)) {
            return List.of();
        }
        var best = new LinkedHashMap<String, Integer>();
        for (var form : forms) {
            if (form.fits(number)) {
                best.merge(form.carrier(), form.confidence(), Math::max);
            }
        }
        return best.entrySet().stream()
                .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Candidate::confidence).reversed())
                .toList();
    }

    List<Form> forms() {
        return forms;
    }

    private static IllegalArgumentException unknown(DataTable.Row row) {
        return new IllegalArgumentException(
                "line " + row.line() + ": no carrier " + row.get("carrier"));
    }
}
