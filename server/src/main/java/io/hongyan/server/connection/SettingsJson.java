package io.hongyan.server.connection;

import io.hongyan.server.vault.Vault;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How settings are written before they are sealed. */
final class SettingsJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};

    private SettingsJson() {}

    static byte[] seal(Vault vault, UUID merchant, Map<String, String> values) {
        return vault.seal(merchant, JSON.writeValueAsBytes(new TreeMap<>(values)));
    }

    static Map<String, String> open(Vault vault, UUID merchant, byte[] sealed) {
        return JSON.readValue(vault.open(merchant, sealed), VALUES);
    }
}
