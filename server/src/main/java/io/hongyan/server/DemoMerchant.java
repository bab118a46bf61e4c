package io.hongyan.server;

import io.hongyan.server.platform.Sql;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The demo merchant's connections: invented accounts that the sandbox knows too. */
final class DemoMerchant {

    private static final Map<String, String> SHOPS =
            Map.of("yanxing-mall", "雁行商城", "yanxing-mini", "雁行小程序");
    private static final String MAKE_SHOP =
            """
            insert into shop (merchant_id, shop_id, code, name, kind)
            values (?, gen_random_uuid(), ?, ?, 'self-built')
            on conflict (merchant_id, code) do nothing
            """;

    private DemoMerchant() {}

    static Optional<UUID> find(Connection c, String code) throws SQLException {
        try (var query = c.prepareStatement("select hongyan_merchant_by_code(?)")) {
            query.setString(1, code);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.ofNullable(rows.getObject(1, UUID.class))
                        : Optional.empty();
            }
        }
    }

    /** Its two shops bear names before their first order comes. */
    static void nameShops(Connection c, UUID merchant) throws SQLException {
        for (var shop : SHOPS.entrySet()) {
            Sql.update(c, MAKE_SHOP, merchant, shop.getKey(), shop.getValue());
        }
    }

    /** By connector, in the order in which they are made. */
    static Map<String, Map<String, String>> connections(URI world) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        all.put("kdniao", Map.of("eBusinessId", "1200000", "appKey", "demo-kdniao-app-key"));
        all.put(
                "kuaidi100",
                Map.of(
                        "customer", "DEMOKD100CUSTOMER",
                        "key", "demoKd100Key",
                        "salt", "demo-kd100-salt"));
        all.put("sf", Map.of("partnerId", "HYDEMO", "checkWord", "demo-sf-check-word"));
        all.put(
                "standard",
                Map.of(
                        "signingSecret",
                        "whsec_ZGVtby1zdGFuZGFyZC1zZWNyZXQtMDEyMzQ1Njc4OQ==",
                        "payoutUrl",
                        world + "/standard/payout"));
        all.put(
                "wechat-mp",
                Map.of(
                        "appId", "wxdemo0000000001",
                        "secret", "demo-wechat-secret",
                        "token", "demoWechatToken"));
        all.put(
                "aliyun-sms",
                Map.of(
                        "accessKeyId", "demo-aliyun-id",
                        "accessKeySecret", "demo-aliyun-secret",
                        "signName", "雁行优选"));
        all.put(
                "wecom",
                Map.of(
                        "corpId", "wwdemo00000001",
                        "agentId", "1000002",
                        "secret", "demo-wecom-secret"));
        all.put(
                "smtp",
                Map.of(
                        "host", "127.0.0.1",
                        "port", String.valueOf(world.getPort() + 1),
                        "security", "none",
                        "from", "service@yanxing.example"));
        return all;
    }
}
