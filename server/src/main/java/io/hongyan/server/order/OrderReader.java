package io.hongyan.server.order;

import io.hongyan.server.vault.Person;
import io.hongyan.server.web.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the documented form of an order and says everything that is wrong with it at once. */
final class OrderReader {

    static final int LONGEST_NUMBER = 64;
    private static final int MOST_LINES = 500;
    private static final int LONGEST_ADDRESS = 500;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{3,23}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,100}@[^\\s@]{1,100}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z_]{1,40}");
    private static final Set<String> CHANNELS = Set.of("sms", "mail", "wechat", "wecom");

    private final List<FieldError> errors = new ArrayList<>();
    private final JsonFields order;

    private OrderReader(JsonNode json) {
        order = new JsonFields(json, "", errors);
    }

    /** The order, or what is wrong with it. */
    sealed interface Read {

        record Good(OrderForm order) implements Read {}

        record Bad(List<FieldError> errors) implements Read {}
    }

    static Read read(JsonNode json) {
        if (!json.isObject()) {
            return new Read.Bad(List.of(FieldError.of("", "order.object")));
        }
        var reader = new OrderReader(json);
        var form = reader.form();
        return form == null || !reader.errors.isEmpty()
                ? new Read.Bad(List.copyOf(reader.errors))
                : new Read.Good(form);
    }

    private @Nullable OrderForm form() {
        var number = order.required("number", LONGEST_NUMBER);
        var paid = order.money("paid");
        if (!order.has("paid")) {
            order.wrong("paid", "required");
        }
        var times =
                new OrderForm.Times(
                        order.time("paidAt"),
                        order.time("placedAt"),
                        order.time("promisedShipBy"),
                        order.time("cancelledAt"));
        var type = order.matching("type", 40, TYPE, "type").toUpperCase(Locale.ROOT);
        var lines = lines(paid);
        var consignee = consignee();
        var buyer = buyer(consignee == null);
        var coupons = coupons();
        if (paid == null) {
            return null;
        }
        return new OrderForm(
                number,
                paid,
                times,
                type.isEmpty() ? "NORMAL" : type,
                lines,
                buyer,
                consignee,
                coupons);
    }

    private List<OrderForm.Line> lines(JsonFields.@Nullable Amount paid) {
        var lines = new ArrayList<OrderForm.Line>();
        for (var line : order.list("lines", MOST_LINES)) {
            var price = line.money("price");
            if (!line.has("price")) {
                line.wrong("price", "required");
            }
            if (price != null && paid != null && !price.currency().equals(paid.currency())) {
                line.wrong("price.currency", "order.other_currency", paid.currency());
            }
            var title = line.text("title", 500);
            var sku = line.text("sku", 200);
            if (sku.isEmpty() && title.isEmpty()) {
                line.wrong("sku", "required");
            }
            if (!line.has("quantity")) {
                line.wrong("quantity", "required");
            }
            var quantity = line.whole("quantity", 1, 1_000_000, 1);
            var weight = line.whole("weightGrams", 0, 10_000_000, 0);
            if (price != null) {
                lines.add(new OrderForm.Line(sku, title, quantity, price, weight));
            }
        }
        if (order.raw("lines").isEmpty()) {
            order.wrong("lines", "required");
        }
        return lines;
    }

    private @Nullable Person consignee() {
        if (!order.has("consignee")) {
            return null;
        }
        var consignee = order.object("consignee");
        var address = consignee.text("address", LONGEST_ADDRESS);
        var name = consignee.text("name", 100);
        var phone = consignee.matching("phone", 25, PHONE, "order.phone");
        if (!address.isEmpty()) {
            return Person.of(name, phone, address);
        }
        var plain = order.text("address", LONGEST_ADDRESS);
        if (plain.isEmpty()) {
            consignee.wrong("address", "required");
        }
        return Person.of(name, phone, plain);
    }

    private OrderForm.Buyer buyer(boolean receivesHimself) {
        var buyer = order.object("buyer");
        var address = order.text("address", LONGEST_ADDRESS);
        if (receivesHimself && address.isEmpty()) {
            order.wrong("address", "required");
        }
        var person =
                new Person(
                        buyer.text("name", 100),
                        buyer.matching("phone", 25, PHONE, "order.phone"),
                        address,
                        buyer.matching("email", 200, EMAIL, "order.email"),
                        wechat(buyer),
                        buyer.text("wecom", 200));
        return new OrderForm.Buyer(buyer.text("id", 200), person, consents(buyer));
    }

    private static Map<String, String> wechat(JsonFields buyer) {
        var openids = new HashMap<String, String>();
        var given = buyer.raw("wechat");
        if (given.isObject() && given.size() <= 20) {
            var wechat = buyer.object("wechat");
            for (var app : given.propertyNames()) {
                var openid = wechat.text(app, 200);
                if (!openid.isEmpty()) {
                    openids.put(app, openid);
                }
            }
        } else if (buyer.has("wechat")) {
            buyer.wrong("wechat", "type");
        }
        return openids;
    }

    private static List<ConsentBook.Consent> consents(JsonFields buyer) {
        var consents = new ArrayList<ConsentBook.Consent>();
        for (var consent : buyer.list("consents", 20)) {
            var channel = consent.required("channel", 20);
            if (!channel.isEmpty() && !CHANNELS.contains(channel)) {
                consent.wrong("channel", "order.channel", String.join(", ", CHANNELS));
            }
            if (!consent.text("purpose", 20).equals("MARKETING")) {
                consent.wrong("purpose", "order.purpose");
            }
            var at = consent.time("at");
            if (!consent.has("at")) {
                consent.wrong("at", "required");
            }
            var proof = consent.text("proof", 500);
            if (at != null) {
                consents.add(new ConsentBook.Consent(channel, at, proof));
            }
        }
        return consents;
    }

    private Map<String, Long> coupons() {
        var coupons = new LinkedHashMap<String, Long>();
        for (var coupon : order.list("coupons", 50)) {
            var code = coupon.required("code", 100);
            if (coupon.raw("amount").isObject()) {
                var amount = coupon.money("amount");
                coupons.put(code, amount == null ? 0 : amount.amount());
            } else {
                coupons.put(code, (long) coupon.whole("amount", 0, 1_000_000_000, 0));
            }
        }
        return coupons;
    }
}
