package io.hongyan.server.message;

import io.hongyan.kit.Json;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Money;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The log of messages: what left, by which way, what became of it, and why not another way. */
@RestController
final class MessageApi {

    private static final String SELECT =
            """
            select message_id, action_id, key, parcel_id, order_id, member_id, channel, audience,
                   template, purpose, marketing, state, provider_id, cost_fen, sealed, reason,
                   tried, at, changed_at
              from message
             where merchant_id = ?
            """;

    private final Database database;
    private final Vault vault;

    MessageApi(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * Where to look; the names are those of the query.
     *
     * @param q a buyer: his whole phone or its last four digits
     */
    record Query(
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID member,
            @Nullable String channel,
            @Nullable String state,
            @Nullable String template,
            @Nullable String purpose,
            @Nullable String q) {}

    /**
     * One way that a message tried.
     *
     * @param to masked
     * @param tried the channels before this one, and why they were not taken
     */
    record MessageView(
            UUID id,
            @Nullable UUID action,
            String key,
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID member,
            String channel,
            String audience,
            String template,
            String purpose,
            boolean marketing,
            String state,
            @Nullable String providerId,
            Money cost,
            String to,
            String title,
            String text,
            @Nullable String reason,
            JsonNode tried,
            Instant at,
            Instant changedAt) {}

    @GetMapping("/api/v1/messages")
    @Allowed
    Page<MessageView> list(Caller caller, Paging paging, Query query) {
        var rows =
                database.transact(
                        caller.merchant(), c -> read(c, caller.merchant(), query, paging));
        return Page.byId(rows, paging, MessageView::id);
    }

    private List<MessageView> read(Connection c, UUID merchant, Query query, Paging paging)
            throws SQLException {
        var conditions = new LinkedHashMap<String, @Nullable Object>();
        conditions.put(" and parcel_id = ?", query.parcel);
        conditions.put(" and order_id = ?", query.order);
        conditions.put(" and member_id = ?", query.member);
        conditions.put(" and channel = ?", query.channel);
        conditions.put(" and state = ?", query.state);
        conditions.put(" and template = ?", query.template);
        conditions.put(" and purpose = ?", query.purpose);
        if (query.q != null && !query.q.isBlank()) {
            var persons = persons(c, merchant, query.q.strip());
            conditions.put(" and person = any(?)", c.createArrayOf("uuid", persons));
        }
        conditions.put(" and message_id < ?", paging.afterId());
        conditions.values().removeIf(Objects::isNull);
        var sql =
                SELECT + String.join("", conditions.keySet()) + " order by message_id desc limit ?";
        try (var select = c.prepareStatement(sql)) {
            select.setObject(1, merchant);
            int next = 2;
            for (var value : conditions.values()) {
                select.setObject(next++, value);
            }
            select.setInt(next, paging.limit() + 1);
            var all = new ArrayList<MessageView>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(view(merchant, rows));
                }
            }
            return all;
        }
    }

    /** Those who have this phone, by keyed hash; nobody for anything that is no phone. */
    private Object[] persons(Connection c, UUID merchant, String q) throws SQLException {
        var digits = q.replaceAll("[\\s+()-]", "");
        var last = digits.matches("[0-9]{4}");
        var hash = last ? vault.phone4Hash(merchant, digits) : vault.phoneHash(merchant, digits);
        if (hash.isEmpty()) {
            return new Object[0];
        }
        return Sql.list(
                        c,
                        "select person_id from person where merchant_id = ? and "
                                + (last ? "phone4_hash" : "phone_hash")
                                + " = ? limit 500",
                        row -> Sql.uuid(row, "person_id"),
                        merchant,
                        hash.get())
                .toArray();
    }

    private MessageView view(UUID merchant, ResultSet row) throws SQLException {
        var sealed = row.getBytes("sealed");
        var said = sealed == null ? Json.object() : Json.read(vault.open(merchant, sealed));
        return new MessageView(
                row.getObject("message_id", UUID.class),
                row.getObject("action_id", UUID.class),
                row.getString("key"),
                row.getObject("parcel_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("channel"),
                row.getString("audience"),
                row.getString("template"),
                row.getString("purpose"),
                row.getBoolean("marketing"),
                row.getString("state"),
                row.getString("provider_id"),
                Money.cny(row.getLong("cost_fen")),
                masked(Json.text(said, "to")),
                Json.text(said, "subject"),
                Json.text(said, "text"),
                row.getString("reason"),
                Json.read(row.getString("tried")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /** 138****8000; z***@geese.example; o-12***. */
    static String masked(String address) {
        var at = address.indexOf('@');
        if (at > 0) {
            return address.charAt(0) + "***" + address.substring(at);
        }
        if (address.matches("[0-9+ -]{7,}")) {
            return address.substring(0, 3) + "****" + address.substring(address.length() - 4);
        }
        return address.length() <= 4 ? address : address.substring(0, 4) + "***";
    }
}
