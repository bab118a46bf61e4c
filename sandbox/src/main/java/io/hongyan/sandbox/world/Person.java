package io.hongyan.sandbox.world;

/** Somebody who buys; everything about him is invented. */
public record Person(String id, String name, String phone, Reach reach, Home home) {

    /** Under which names the channels know him. */
    public record Reach(String openid, String wecom, String email) {}

    /** Where he lives. */
    public record Home(String city, String address) {}

    public String lastFour() {
        return phone.substring(phone.length() - 4);
    }
}
