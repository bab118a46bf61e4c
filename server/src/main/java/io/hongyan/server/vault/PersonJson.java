package io.hongyan.server.vault;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How a person is written before it is sealed; fields may be added, never renamed. */
final class PersonJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PersonJson() {}

    static byte[] write(Person person) {
        return JSON.writeValueAsBytes(
                Map.of(
                        "name", person.name(),
                        "phone", person.phone(),
                        "address", person.address(),
                        "email", person.email(),
                        "wechat", person.wechat(),
                        "wecom", person.wecom()));
    }

    static Person read(byte[] bytes) {
        var tree = JSON.readTree(bytes);
        var wechat = new java.util.HashMap<String, String>();
        tree.path("wechat")
                .properties()
                .forEach(entry -> wechat.put(entry.getKey(), entry.getValue().asString()));
        return new Person(
                tree.path("name").asString(""),
                tree.path("phone").asString(""),
                tree.path("address").asString(""),
                tree.path("email").asString(""),
                wechat,
                tree.path("wecom").asString(""));
    }
}
