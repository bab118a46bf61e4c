package io.hongyan.sandbox.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;

/**
 * The credentials that the providers gave the demo merchant, by name such as {@code kdniao.appKey}.
 * Each may be overridden.
 */
public final class Keys {

    private static final Map<String, String> DEMO =
            Map.ofEntries(
                    Map.entry("kdniao.eBusinessId", "1200000"),
                    Map.entry("kdniao.appKey", "demo-kdniao-app-key"),
                    Map.entry("kuaidi100.customer", "DEMOKD100CUSTOMER"),
                    Map.entry("kuaidi100.key", "demoKd100Key"),
                    Map.entry("kuaidi100.salt", "demo-kd100-salt"),
                    Map.entry("sf.partnerId", "HYDEMO"),
                    Map.entry("sf.checkWord", "demo-sf-check-word"),
                    Map.entry("aliyun-sms.accessKeyId", "demo-aliyun-id"),
                    Map.entry("aliyun-sms.accessKeySecret", "demo-aliyun-secret"),
                    Map.entry("aliyun-sms.signName", "雁行优选"),
                    Map.entry("tencent-sms.secretId", "demo-tencent-id"),
                    Map.entry("tencent-sms.secretKey", "demo-tencent-secret"),
                    Map.entry("tencent-sms.sdkAppId", "1400000001"),
                    Map.entry("tencent-sms.signName", "雁行优选"),
                    Map.entry("wechat-mp.appId", "wxdemo0000000001"),
                    Map.entry("wechat-mp.secret", "demo-wechat-secret"),
                    Map.entry("wechat-mp.token", "demoWechatToken"),
                    Map.entry("wechat-mp.encodingAesKey", ""),
                    Map.entry("wecom.corpId", "wwdemo00000001"),
                    Map.entry("wecom.secret", "demo-wecom-secret"),
                    Map.entry("wecom.agentId", "1000002"),
                    Map.entry(
                            "standard.signingSecret",
                            "whsec_ZGVtby1zdGFuZGFyZC1zZWNyZXQtMDEyMzQ1Njc4OQ=="));

    private final Map<String, String> values = new ConcurrentSkipListMap<>(DEMO);

    public String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no credential is called " + name);
        }
        return value;
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public void override(String name, String value) {
        values.put(name, value);
    }

    /** Takes {@code {"kdniao": {"appKey": "…"}, …}}; all else stays. */
    public void override(JsonNode byProvider) {
        for (var provider : byProvider.properties()) {
            for (var key : provider.getValue().properties()) {
                var name = provider.getKey() + "." + key.getKey();
                values.put(name, Json.text(provider.getValue(), key.getKey()));
            }
        }
    }
}
