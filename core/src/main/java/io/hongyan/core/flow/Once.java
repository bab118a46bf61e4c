package io.hongyan.core.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a flow may run. */
public enum Once {
    /** For each piece of news. */
    OCCURRENCE("每次", "each time"),
    PARCEL("每个包裹一次", "once per parcel"),
    /** Held by the actions' keys, as an order's parcels are decided apart. */
    ORDER("每个订单一次", "once per order"),
    MEMBER("每位会员一次", "once per member");

    private final String chinese;
    private final String english;

    Once(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public static Optional<Once> find(String word) {
        return Arrays.stream(values()).filter(once -> once.wireName().equals(word)).findFirst();
    }
}
