package io.hongyan.kit;

/** A way to reach a person or a system; {@code wireName} is the word of flows and templates. */
public enum Channel {
    WECHAT("wechat"),
    SMS("sms"),
    MAIL("mail"),
    WECOM("wecom"),
    WEBHOOK("webhook");

    private final String wireName;

    Channel(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
