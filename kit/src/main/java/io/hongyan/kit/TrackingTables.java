package io.hongyan.kit;

import io.hongyan.core.tracking.Carriers;
import io.hongyan.core.tracking.EventReader;
import io.hongyan.core.tracking.StatusMap;
import io.hongyan.core.tracking.TextRules;
import io.hongyan.core.tracking.WaybillRecogniser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables that come with the program, read once. The core only ever sees their text. */
public final class TrackingTables {

    private TrackingTables() {}

    public static StatusMap statusMap() {
        return StatusMapHolder.MAP;
    }

    public static TextRules textRules() {
        return TextRulesHolder.RULES;
    }

    /** Reads reports with both tables. */
    public static EventReader eventReader() {
        return new EventReader(statusMap(), textRules());
    }

    public static Carriers carriers() {
        return CarriersHolder.CARRIERS;
    }

    public static WaybillRecogniser waybills() {
        return WaybillsHolder.WAYBILLS;
    }

    private static String text(String name) {
        try (var in = Carriers.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class StatusMapHolder {
        static final StatusMap MAP = StatusMap.parse(text("status-map.csv"));
    }

    private static final class TextRulesHolder {
        static final TextRules RULES = TextRules.parse(text("text-rules.tsv"));
    }

    private static final class WaybillsHolder {
        static final WaybillRecogniser WAYBILLS =
                WaybillRecogniser.parse(text("waybill-patterns.tsv"), carriers());
    }

    private static final class CarriersHolder {
        static final Carriers CARRIERS = Carriers.parse(text("carriers.csv"));
    }
}
