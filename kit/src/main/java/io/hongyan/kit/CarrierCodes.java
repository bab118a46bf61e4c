package io.hongyan.kit;

import io.hongyan.core.tracking.Carriers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The carriers' names in one provider's language and in ours. */
public final class CarrierCodes {

    private static final Carriers ALL = TrackingTables.carriers();

    private final String provider;
    private final Map<String, String> ours = new HashMap<>();

    private CarrierCodes(String provider) {
        this.provider = provider;
        for (var carrier : ALL.all()) {
            for (var code : carrier.codes().getOrDefault(provider, List.of())) {
                ours.putIfAbsent(code, carrier.code());
            }
        }
    }

    public static CarrierCodes of(String provider) {
        return new CarrierCodes(provider);
    }

    /** Our code; {@code provider:code} for a carrier that nobody has told us about. */
    public String ours(String theirs) {
        var known = ours.get(theirs);
        if (known != null) {
            return known;
        }
        return ALL.fromProvider(provider, theirs)
                .map(carrier -> carrier.code())
                .orElseGet(() -> provider + ":" + theirs.strip().toLowerCase(Locale.ROOT));
    }

    /** The provider's code for one of ours; empty if he can't be asked about that carrier. */
    public Optional<String> theirs(String ours) {
        if (ours.startsWith(provider + ":")) {
            return Optional.of(ours.substring(provider.length() + 1));
        }
        return ALL.find(ours).flatMap(carrier -> carrier.codeAt(provider));
    }

    /** Our code in any spelling that people use; the text itself if it is none of ours. */
    public static String spelled(String code) {
        return ALL.find(code).map(carrier -> carrier.code()).orElse(code);
    }

    /** Whether this carrier answers only to somebody who knows the end of a telephone number. */
    public static boolean needsPhoneTail(String ours) {
        return ALL.find(ours).map(carrier -> carrier.needsPhoneTail()).orElse(false);
    }
}
