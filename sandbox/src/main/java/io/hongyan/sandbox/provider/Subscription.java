package io.hongyan.sandbox.provider;

import java.util.Map;

/**
 * That a provider reports one number to the merchant. {@code sent} scans have been told; nothing
 * more comes when it is {@code over}.
 */
public record Subscription(
        String provider, String number, Map<String, String> terms, int sent, boolean over) {

    public Subscription {
        terms = Map.copyOf(terms);
    }

    String key() {
        return provider + "/" + number;
    }

    String term(String name) {
        return terms.getOrDefault(name, "");
    }

    Subscription told(int scans, boolean isOver) {
        return new Subscription(provider, number, terms, scans, isOver);
    }

    Subscription under(Map<String, String> newTerms) {
        return new Subscription(provider, number, newTerms, sent, over);
    }
}
