package io.hongyan.server.message;

import io.hongyan.kit.Channel;
import io.hongyan.kit.Settings;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where a person is reached on a channel, and the hash that stands for it elsewhere. */
final class Addresses {

    private Addresses() {}

    /** Empty if the person has none there. */
    static String of(Person person, Channel channel, Settings settings) {
        return switch (channel) {
            case SMS -> person.phone();
            case MAIL -> person.email();
            case WECOM -> person.wecom();
            case WECHAT -> openid(person, settings);
            case WEBHOOK -> "";
        };
    }

    /** An openid belongs to one app. */
    private static String openid(Person person, Settings settings) {
        var app = settings.get("appId", settings.get("appid", ""));
        return person.wechat().getOrDefault(app, "");
    }

    static Optional<byte[]> hash(Vault vault, UUID merchant, Channel channel, String address) {
        return switch (channel) {
            case SMS -> vault.phoneHash(merchant, address);
            case MAIL -> vault.hash(merchant, "mail", address.strip().toLowerCase(Locale.ROOT));
            case WECHAT -> vault.hash(merchant, "wechat", address);
            case WECOM -> vault.hash(merchant, "wecom", address);
            case WEBHOOK -> Optional.empty();
        };
    }
}
