package io.hongyan.server.platform.cli;

import io.hongyan.core.tracking.WaybillRecogniser;
import io.hongyan.kit.TrackingTables;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/**
 * {@code hongyan carrier recognise}: waybill numbers on the input, one a line; for each the
 * carriers that may have made it, the likeliest first.
 */
public final class CarrierRecognise {

    private CarrierRecognise() {}

    public static int run(InputStream in, PrintStream out) {
        var waybills = TrackingTables.waybills();
        return LineAnswers.run(in, out, (line, json) -> recognise(waybills, line, json));
    }

    private static void recognise(WaybillRecogniser waybills, String line, JsonGenerator json) {
        json.writeArrayPropertyStart("candidates");
        for (var candidate : waybills.recognise(line)) {
            json.writeStartObject();
            json.writeStringProperty("carrier", candidate.carrier());
            json.writeNumberProperty("confidence", BigDecimal.valueOf(candidate.confidence(), 2));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
