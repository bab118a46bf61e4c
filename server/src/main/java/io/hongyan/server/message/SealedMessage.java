package io.hongyan.server.message;

import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import io.hongyan.kit.Message;
import io.hongyan.server.vault.Vault;
import java.util.LinkedHashMap;
import java.util.UUID;

/** A message as it is kept: sealed, so that it can leave again exactly as it left at first. */
final class SealedMessage {

    private SealedMessage() {}

    static byte[] seal(Vault vault, UUID merchant, Message message) {
        var json = new LinkedHashMap<String, Object>();
        json.put("to", message.to());
        json.put("template", message.template());
        json.put("variables", message.variables());
        json.put("subject", message.subject());
        json.put("text", message.text());
        json.put("link", message.link());
        return vault.seal(merchant, JsonText.of(json));
    }

    static Message open(Vault vault, UUID merchant, MessageStore.Row row) {
        var json = read(vault, merchant, row);
        var variables = new LinkedHashMap<String, String>();
        json.path("variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asString("")));
        return new Message(
                row.key(),
                Message.Audience.valueOf(row.audience()),
                json.path("to").asString(""),
                json.path("template").asString(""),
                variables,
                json.path("subject").asString(""),
                json.path("text").asString(""),
                json.path("link").asString(""),
                row.marketing(),
                row.at());
    }

    private static tools.jackson.databind.JsonNode read(
            Vault vault, UUID merchant, MessageStore.Row row) {
        var sealed = row.sealed();
        return sealed == null ? Json.object() : Json.read(vault.open(merchant, sealed));
    }
}
