package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.ClaimReason;
import io.hongyan.core.aftersale.LossFacts;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known about a loss, from the parcel and its order. */
final class LossReader {

    private static final String PARCEL =
            """
            select p.parcel_id, p.carrier, p.number, o.order_id, o.shop, o.number as order_number,
                   o.paid, o.currency, o.member_id, o.body
              from parcel p
              left join shop_order o on o.merchant_id = p.merchant_id and o.order_id = p.order_id
             where p.merchant_id = ? and p.parcel_id = ?
            """;

    private final Vault vault;

    LossReader(Vault vault) {
        this.vault = vault;
    }

    /**
     * A parcel with its order.
     *
     * @param buyerId the shop's own id of the buyer; empty if it gives none
     * @param declared what the parcel was declared at; null if it was not
     */
    record Loss(
            UUID parcel,
            String carrier,
            String number,
            @Nullable UUID order,
            @Nullable UUID member,
            String shop,
            String orderNumber,
            String buyerId,
            long goodsValue,
            String currency,
            @Nullable Long declared,
            @Nullable Long freight) {}

    Optional<Loss> find(Connection c, UUID merchant, UUID parcel) throws SQLException {
        return Sql.find(c, PARCEL, row -> loss(merchant, row), merchant, parcel);
    }

    private Loss loss(UUID merchant, ResultSet row) throws SQLException {
        var body = body(merchant, row);
        var currency = row.getString("currency");
        return new Loss(
                Sql.uuid(row, "parcel_id"),
                row.getString("carrier"),
                row.getString("number"),
                Sql.findUuid(row, "order_id"),
                Sql.findUuid(row, "member_id"),
                text(row.getString("shop")),
                text(row.getString("order_number")),
                Json.text(body.path("buyer"), "id"),
                row.getLong("paid"),
                currency == null ? "CNY" : currency,
                amount(body.path("declaredValue")),
                amount(body.path("freight")));
    }

    private JsonNode body(UUID merchant, ResultSet row) throws SQLException {
        var sealed = row.getBytes("body");
        return sealed == null || sealed.length == 0
                ? Json.object()
                : Json.read(vault.openText(merchant, sealed));
    }

    private static @Nullable Long amount(JsonNode money) {
        var amount = money.path("amount");
        return amount.isIntegralNumber() && amount.asLong() >= 0 ? amount.asLong() : null;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The facts of a claim about this loss. */
    static LossFacts facts(Loss loss, ClaimReason reason, long granted) {
        return new LossFacts(
                reason, null, loss.goodsValue, null, loss.declared, granted, loss.freight);
    }

    /** As it is kept with a case, so that a later look uses the same figures. */
    static String json(LossFacts facts, Loss loss) {
        var json = new LinkedHashMap<String, Object>();
        json.put("goodsValue", facts.goodsValue());
        json.put("declaredValue", facts.declaredValue());
        json.put("missingValue", facts.missingValue());
        json.put("freight", facts.freight());
        json.put("carrier", loss.carrier);
        json.put("number", loss.number);
        json.put("shop", loss.shop);
        json.put("order", loss.orderNumber);
        return JsonText.of(json);
    }

    static LossFacts read(ClaimReason reason, JsonNode kept, long granted) {
        return new LossFacts(
                reason,
                null,
                kept.path("goodsValue").asLong(),
                number(kept, "missingValue"),
                number(kept, "declaredValue"),
                granted,
                number(kept, "freight"));
    }

    private static @Nullable Long number(JsonNode kept, String field) {
        var value = kept.path(field);
        return value.isIntegralNumber() ? value.asLong() : null;
    }
}
