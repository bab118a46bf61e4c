package io.hongyan.sandbox.control;

import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Dice;
import io.hongyan.sandbox.world.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes an order as a self-built shop tells it to the product. */
final class OrderBody {

    private final long seed;
    private final String wechatAppId;

    OrderBody(long seed, String wechatAppId) {
        this.seed = seed;
        this.wechatAppId = wechatAppId;
    }

    ObjectNode write(String number, Person buyer, Instant placed) {
        return write(number, buyer, placed, Optional.empty());
    }

    /** One piece of what is wanted, or whatever the dice say. */
    ObjectNode write(String number, Person buyer, Instant placed, Optional<Goods> wanted) {
        var order = Json.object().put("number", number);
        var total =
                wanted.map(goods -> line(order.putArray("lines"), goods, 1))
                        .orElseGet(() -> lines(order, Dice.of(seed, "order", number)));
        money(order, "paid", total);
        order.put("placedAt", Beijing.iso(placed));
        order.put("paidAt", Beijing.iso(placed.plus(Duration.ofMinutes(2))));
        order.put("promisedShipBy", Beijing.iso(placed.plus(Duration.ofDays(2))));
        buyer(order.putObject("buyer"), buyer, placed);
        order.put("address", buyer.home().address());
        return order;
    }

    private static long lines(ObjectNode order, SplittableRandom dice) {
        var lines = order.putArray("lines");
        var total = 0L;
        var count = dice.nextInt(10) < 7 ? 1 : 2;
        var first = dice.nextInt(Goods.ALL.size());
        for (var i = 0; i < count; i++) {
            var goods = Goods.ALL.get((first + i * 5) % Goods.ALL.size());
            var quantity = dice.nextInt(10) < 8 ? 1 : 2;
            total += line(lines, goods, quantity);
        }
        return total;
    }

    private static long line(ArrayNode lines, Goods goods, int quantity) {
        var line = lines.addObject().put("sku", goods.sku()).put("title", goods.title());
        line.put("quantity", quantity).put("weightGrams", goods.grams());
        money(line, "price", goods.fen());
        return goods.fen() * quantity;
    }

    /** People differ in what they gave the shop, and in what they allow it. */
    private void buyer(ObjectNode buyer, Person person, Instant placed) {
        var dice = Dice.of(seed, "reach", person.id());
        buyer.put("id", person.id()).put("name", person.name()).put("phone", person.phone());
        if (dice.nextInt(10) < 6 && !person.reach().openid().isEmpty()) {
            buyer.putObject("wechat").put(wechatAppId, person.reach().openid());
        }
        if (dice.nextInt(10) < 2 && !person.reach().wecom().isEmpty()) {
            buyer.put("wecom", person.reach().wecom());
        }
        if (dice.nextInt(10) < 5 && !person.reach().email().isEmpty()) {
            buyer.put("email", person.reach().email());
        }
        var consents = buyer.putArray("consents");
        for (var channel : new String[] {"wechat", "sms", "mail"}) {
            if (dice.nextInt(10) < 5) {
                var consent = consents.addObject().put("channel", channel);
                consent.put("purpose", "MARKETING");
                consent.put("at", Beijing.iso(placed.minus(Duration.ofDays(30))));
                consent.put("proof", "注册页勾选");
            }
        }
    }

    private static void money(ObjectNode into, String field, long fen) {
        into.putObject(field).put("amount", fen).put("currency", "CNY");
    }
}
