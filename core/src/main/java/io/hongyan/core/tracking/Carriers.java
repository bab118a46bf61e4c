package io.hongyan.core.tracking;

import io.hongyan.core.base.DataTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All carriers we know, in the table's order. What is not in it stays unknown: never guessed. */
public final class Carriers {

    private static final List<String> PROVIDERS = List.of("kdniao", "kuaidi100", "17track");

    private final Map<String, Carrier> byCode = new LinkedHashMap<>();
    private final Map<String, Carrier> bySpelling = new HashMap<>();
    private final Map<String, Carrier> byProviderCode = new HashMap<>();

    private Carriers() {}

    /** Reads the text of {@code carriers.csv}. */
    public static Carriers parse(String text) {
        var carriers = new Carriers();
        for (var row : DataTable.parse(text, ',').rows()) {
            carriers.add(carrierOf(row));
        }
        return carriers;
    }

    /** By our own code, or another spelling of it ({@code YD} for {@code YUNDA}), in any case. */
    public Optional<Carrier> find(String code) {
        var key = code.strip().toUpperCase(Locale.ROOT);
        return Optional.ofNullable(byCode.get(key)).or(() -> spelled(key));
    }

    /**
     * By the code that a provider uses. Where a provider has one code for several of ours, the
     * first of the table answers.
     */
    public Optional<Carrier> fromProvider(String provider, String providerCode) {
        return Optional.ofNullable(byProviderCode.get(providerKey(provider, providerCode)));
    }

    public List<Carrier> all() {
        return List.copyOf(byCode.values());
    }

    private Optional<Carrier> spelled(String key) {
        return Optional.ofNullable(bySpelling.get(key));
    }

    private void add(Carrier carrier) {
        if (byCode.putIfAbsent(carrier.code(), carrier) != null) {
            throw new IllegalArgumentException("carrier " + carrier.code() + " stands twice");
        }
        carrier.names().also().forEach(spelling -> bySpelling.putIfAbsent(spelling, carrier));
        carrier.codes()
                .forEach((provider, codes) ->
                        codes.forEach(code ->
                                byProviderCode.putIfAbsent(providerKey(provider, code), carrier)));
    }

    private static Carrier carrierOf(DataTable.Row row) {
        var codes = new HashMap<String, List<String>>();
        PROVIDERS.forEach(provider -> codes.put(provider, row.list(provider)));
        return new Carrier(
                row.get("code"),
                new Carrier.Names(row.get("name_zh"), row.get("name_en"), row.list("also")),
                Carrier.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                codes,
                row.get("phone_tail").equals("yes"));
    }

    private static String providerKey(String provider, String code) {
        return provider + '/' + code.strip().toLowerCase(Locale.ROOT);
    }
}
