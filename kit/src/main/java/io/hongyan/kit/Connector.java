package io.hongyan.kit;

/** Speaks one vendor's wire protocol and knows nothing else. */
public interface Connector {

    Card card();

    /**
     * Asks the vendor the cheapest question that proves the settings right. {@link Outcome.Done} if
     * they are; its {@code state} says what was checked.
     */
    Outcome probe(Settings settings, Http http);
}
