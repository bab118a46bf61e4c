package io.hongyan.server.buyer;

import io.hongyan.core.tracking.MilestoneKind;
import io.hongyan.core.tracking.TrackingStatus;
import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says in one sentence where the parcel is, and how that should look. */
final class Sentence {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Catalogue words;
    private final Language language;

    Sentence(Catalogue words, Language language) {
        this.words = words;
        this.language = language;
    }

    String waiting() {
        return text("buyer.is.NOTHING", "");
    }

    String of(BuyerParcel.Stand stand, Instant now) {
        var code = "buyer.is." + stand.status();
        return switch (stand.status()) {
            case DELIVERED, RETURNED -> text(code, moment(stand.since()));
            case PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, CUSTOMS -> onItsWay(stand, now);
            case NO_TRACE,
                    INFO_RECEIVED,
                    DEPOSITED,
                    DELIVERY_FAILED,
                    RETURNING,
                    EXCEPTION,
                    CANCELLED,
                    EXPIRED,
                    UNMAPPED ->
                    text(code, "");
        };
    }

    /** An expected date is told only while it can still be kept. */
    private String onItsWay(BuyerParcel.Stand stand, Instant now) {
        var expected = stand.expectedAt();
        return expected == null || expected.isBefore(now)
                ? text("buyer.is." + stand.status(), "")
                : text("buyer.expected", day(expected));
    }

    static String tone(TrackingStatus status) {
        return switch (status) {
            case DELIVERED -> "arrived";
            case DEPOSITED, NO_TRACE, INFO_RECEIVED, RETURNED, CANCELLED -> "waiting";
            case PICKED_UP, IN_TRANSIT, CUSTOMS, OUT_FOR_DELIVERY -> "moving";
            case DELIVERY_FAILED, RETURNING, EXCEPTION, EXPIRED, UNMAPPED -> "trouble";
        };
    }

    String nameOf(MilestoneKind kind) {
        return text("buyer.milestone." + kind, "");
    }

    private String text(String code, String arg) {
        return words.text(language, code, List.of(arg));
    }

    private String day(Instant at) {
        return switch (language) {
            case ZH -> format(at, "M月d日", Locale.CHINESE);
            case EN -> format(at, "d MMMM", Locale.ENGLISH);
        };
    }

    private String moment(Instant at) {
        return switch (language) {
            case ZH -> format(at, "M月d日 HH:mm", Locale.CHINESE);
            case EN -> format(at, "d MMMM HH:mm", Locale.ENGLISH);
        };
    }

    private static String format(Instant at, String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(CHINA));
    }
}
