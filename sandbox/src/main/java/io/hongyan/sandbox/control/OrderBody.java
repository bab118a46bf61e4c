package io.hongyan.sandbox.control;

import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Dice;
import io.hongyan.sandbox.world.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
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
        var dice = Dice.of(seed, "order", number);
        var order = Json.object().put("number", number);
        var total = lines(order, dice);
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
            var line = lines.addObject().put("sku", goods.sku()).put("title", goods.title());
            line.put("quantity", quantity).put("weightGrams", goods.grams());
            money(line, "price", goods.fen());
            total += goods.fen() * quantity;
        }
        return total;
    }

    /** People differ in what they gave the shop, and in what they allow it. */
    private void buyer(ObjectNode buyer, Person person, Instant placed) {
        var dice = Dice.of(seed, "reach", person.id());
        buyer.put("id", person.id()).put("name", person.name()).put("phone", person.phone());
        if (dice.nextInt(10) < 6) {
            buyer.putObject("wechat").put(wechatAppId, person.reach().openid());
        }
        if (dice.nextInt(10) < 2) {
            buyer.put("wecom", person.reach().wecom());
        }
        if (dice.nextInt(10) < 5) {
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
