package io.hongyan.core.tracking;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A company that moves parcels (承运商).
 *
 * @param code our own key, for example {@code YUNDA}; it stands in tables and on the wire
 * @param names what people call it
 * @param codes what providers call it, by provider; the first of several is the one we send
 * @param needsPhoneTail a query or subscription wants the last four digits of a telephone number
 */
public record Carrier(
        String code,
        Names names,
        Kind kind,
        Map<String, List<String>> codes,
        boolean needsPhoneTail) {

    public Carrier {
        codes = Map.copyOf(codes);
    }

    /** Its names; {@code also} are other spellings of our code that people and samples use. */
    public record Names(String zh, String en, List<String> also) {
        public Names {
            also = List.copyOf(also);
        }
    }

    /** What sort of carrier it is. */
    public enum Kind {
        EXPRESS,
        FREIGHT,
        POST,
        CROSS_BORDER,
        GLOBAL,
        PLATFORM
    }

    public String nameZh() {
        return names.zh();
    }

    /** Its code at a provider ({@code kdniao}, {@code kuaidi100}, {@code 17track}). */
    public Optional<String> codeAt(String provider) {
        return codes.getOrDefault(provider, List.of()).stream().findFirst();
    }
}
