package io.hongyan.server.order;

import io.hongyan.core.tracking.Carrier;
import io.hongyan.core.tracking.Carriers;
import io.hongyan.core.tracking.WaybillNumber;
import io.hongyan.core.tracking.WaybillRecogniser;
import io.hongyan.server.web.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a waybill number before it is bound, and says whose it looks like. */
final class WaybillCheck {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{4,39}");
    private static final Pattern PHONE = Pattern.compile("(86)?1[3-9][0-9]{9}");

    /** From here on a shape is taken to tell the carrier. */
    private static final int SURE = 60;

    private final Carriers carriers;
    private final WaybillRecogniser recogniser;

    WaybillCheck(Carriers carriers, WaybillRecogniser recogniser) {
        this.carriers = carriers;
        this.recogniser = recogniser;
    }

    /**
     * What will be bound.
     *
     * @param offered the carrier that the number looks like, when another was chosen
     */
    record Checked(
            String carrier,
            String number,
            List<WaybillRecogniser.Candidate> recognised,
            @Nullable String offered) {}

    Checked check(@Nullable String carrier, @Nullable String written) {
        var number = WaybillNumber.normalise(written == null ? "" : written);
        if (number.isEmpty()) {
            throw Problem.invalid("number", "required");
        }
        if (PHONE.matcher(number).matches()) {
            throw Problem.invalid("number", "waybill.phone");
        }
        if (!FORM.matcher(number).matches()) {
            throw Problem.invalid("number", "waybill.form");
        }
        var candidates = recogniser.recognise(number);
        if (carrier == null || carrier.isBlank()) {
            return recognised(number, candidates);
        }
        var code =
                carriers.find(carrier.strip())
                        .map(Carrier::code)
                        .orElseThrow(() -> Problem.invalid("carrier", "waybill.carrier", carrier));
        return new Checked(code, number, candidates, offered(code, candidates));
    }

    private static Checked recognised(String number, List<WaybillRecogniser.Candidate> candidates) {
        if (candidates.isEmpty()) {
            throw Problem.invalid("carrier", "waybill.unrecognised");
        }
        return new Checked(candidates.getFirst().carrier(), number, candidates, null);
    }

    private static @Nullable String offered(
            String chosen, List<WaybillRecogniser.Candidate> candidates) {
        var fits = candidates.stream().anyMatch(c -> c.carrier().equals(chosen));
        return candidates.isEmpty() || fits || candidates.getFirst().confidence() < SURE
                ? null
                : candidates.getFirst().carrier();
    }
}
