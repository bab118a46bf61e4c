package io.hongyan.server.vault;

import java.util.Map;

/**
 * A person as an order names one: a buyer or a consignee. Fields that nobody gave are empty.
 *
 * @param wechat openid by appId
 * @param wecom external user id
 */
public record Person(
        String name,
        String phone,
        String address,
        String email,
        Map<String, String> wechat,
        String wecom) {

    public Person {
        wechat = Map.copyOf(wechat);
    }

    public static Person of(String name, String phone, String address) {
        return new Person(name, phone, address, "", Map.of(), "");
    }

    /** As everybody may see it: 张** 138****0000. */
    public String masked() {
        var maskedName =
                name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
        return (maskedName + " " + maskedPhone()).strip();
    }

    public String maskedPhone() {
        if (phone.length() < 7) {
            return phone.isEmpty() ? "" : "****";
        }
        return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    /** Says nothing about the person: this text may reach a log. */
    @Override
    public String toString() {
        return "Person[…]";
    }
}
