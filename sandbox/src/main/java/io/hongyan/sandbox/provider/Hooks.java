package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the product lives and what the merchant typed into each provider's console. */
public final class Hooks {

    /** The product's address and key; empty while unknown. */
    public record Product(String url, String apiKey, Map<String, String> hookUrls) {

        public Product {
            hookUrls = Map.copyOf(hookUrls);
        }
    }

    private static final String ONLY = "only";

    private final Table<Product> product;
    private final Table<String> templates;

    public Hooks(Journal journal) {
        product = journal.table("product", Product.class);
        templates = journal.table("template", String.class);
    }

    public Product product() {
        return product.get(ONLY).orElse(new Product("", "", Map.of()));
    }

    public void set(Product to) {
        product.put(ONLY, to);
    }

    public Optional<String> hookUrl(String provider) {
        return Optional.ofNullable(product().hookUrls().get(provider));
    }

    /** The text of a template that the provider has approved. */
    public Optional<String> template(String provider, String id) {
        return templates.get(provider + "/" + id);
    }

    public void approve(String provider, String id, String text) {
        templates.put(provider + "/" + id, text);
    }

    /** A credential that was told while the world ran, kept over a restart. */
    public void keep(String name, String value) {
        templates.put("keys/" + name, value);
    }

    public Map<String, String> kept() {
        var kept = new TreeMap<String, String>();
        for (var key : templates.keysFrom("keys/")) {
            kept.put(key.substring("keys/".length()), templates.get(key).orElseThrow());
        }
        return kept;
    }

    public Map<String, String> merged(Map<String, String> more) {
        var all = new TreeMap<>(product().hookUrls());
        all.putAll(more);
        return all;
    }
}
