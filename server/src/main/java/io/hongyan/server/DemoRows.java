package io.hongyan.server;

import io.hongyan.core.tracking.EventReader;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.tracking.PastParcel;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Writes the rows of an invented past: buyers, what they bought, and how it came to them. */
final class DemoRows {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration LONGEST_WAY = Duration.ofDays(9);
    private static final long SEED = 20_261_111;
    private static final int ORDERS_EACH = 3;

    private final Vault vault;
    private final UUID merchant;
    private final UUID sms;
    private final DemoCopy copy;
    private final EventReader reader = TrackingTables.eventReader();
    private final SplittableRandom random = new SplittableRandom(SEED);

    /**
     * @param sms the connection by which the messages went
     */
    DemoRows(Vault vault, UUID merchant, UUID sms, DemoCopy copy) {
        this.vault = vault;
        this.merchant = merchant;
        this.sms = sms;
        this.copy = copy;
    }

    /** Buyers from {@code start} on, until there are enough parcels. */
    void people(Instant start, int parcels) {
        var left = parcels;
        for (long member = 1; left > 0; member++) {
            var story = new DemoStory(SEED, member);
            var orders = Math.min(left, 1 + story.dice().nextInt(2 * ORDERS_EACH - 1));
            person(start, story, member, orders);
            left -= orders;
        }
    }

    private void person(Instant start, DemoStory story, long index, int orders) {
        var moments = new ArrayList<Instant>();
        var span = DemoHistory.LENGTH.minus(LONGEST_WAY).toSeconds();
        for (int i = 0; i < orders; i++) {
            moments.add(start.plusSeconds(story.dice().nextLong(span)));
        }
        moments.sort(Instant::compareTo);
        var city = story.city();
        var person = id(moments.getFirst());
        var member = id(moments.getFirst());
        var who =
                new Person(
                        story.name(),
                        "137%08d".formatted(index),
                        city.province() + city.name() + "鸿雁路" + index % 300 + "号",
                        "",
                        Map.of(),
                        "");
        var sealed = vault.sealed(merchant, who);
        copy.add(
                "person",
                merchant,
                person,
                sealed.get("sealed"),
                sealed.get("phone_hash"),
                sealed.get("phone4_hash"),
                sealed.get("name_hash"),
                moments.getFirst());
        var buyer = vault.hash(merchant, "buyer", "yanxing-mall/h-" + index).orElseThrow();
        copy.add(
                "member",
                merchant,
                member,
                "yanxing-mall",
                HexFormat.of().formatHex(buyer),
                person,
                moments.getFirst());
        for (int i = 0; i < orders; i++) {
            order(story, new Buyer(index * 10 + i, person, member, who, city), moments.get(i));
        }
    }

    private record Buyer(long order, UUID person, UUID member, Person who, DemoStory.City city) {}

    private void order(DemoStory story, Buyer buyer, Instant placed) {
        var goods = story.goods();
        var order = id(placed);
        var number = "HX%09d".formatted(buyer.order());
        var body = body(buyer, number, goods);
        copy.add(
                "shop_order",
                merchant,
                order,
                "CNY",
                "NORMAL",
                1,
                List.of(),
                "yanxing-mall",
                number,
                goods.fen(),
                placed.plusSeconds(120),
                placed,
                goods.grams(),
                buyer.city().province(),
                buyer.city().name(),
                buyer.city().code(),
                buyer.person(),
                buyer.person(),
                buyer.member(),
                vault.seal(merchant, body),
                vault.hash(merchant, "order", body).orElseThrow(),
                placed,
                placed);
        copy.add(
                "order_line",
                merchant,
                order,
                1,
                1,
                "CNY",
                goods.sku(),
                goods.title(),
                goods.fen(),
                goods.grams());
        parcel(story, new Bought(buyer, order, number, goods.fen()), placed);
    }

    /** As the shop told it. */
    private static String body(Buyer buyer, String number, DemoStory.Goods goods) {
        return """
        {"number":"%s","paid":{"amount":%d,"currency":"CNY"},"buyer":{"id":"h-%d",\
        "name":"%s","phone":"%s"},"address":"%s","lines":[{"sku":"%s","title":"%s",\
        "quantity":1,"price":{"amount":%d,"currency":"CNY"},"weightGrams":%d}]}\
        """
                .formatted(
                        number,
                        goods.fen(),
                        buyer.order() / 10,
                        buyer.who().name(),
                        buyer.who().phone(),
                        buyer.who().address(),
                        goods.sku(),
                        goods.title(),
                        goods.fen(),
                        goods.grams());
    }

    private record Bought(Buyer buyer, UUID order, String number, long paid) {}

    private void parcel(DemoStory story, Bought bought, Instant placed) {
        var way = story.way(bought.buyer().city(), placed);
        var bound = placed.plus(Duration.ofMinutes(40));
        var past = PastParcel.of(reader, bound, way.reports());
        var parcel = id(bound);
        var number = DemoStory.number(way.carrier(), bought.buyer().order());
        var last = way.reports().getLast();
        copy.add(
                "parcel",
                merchant,
                parcel,
                way.carrier(),
                number,
                bought.order(),
                bound,
                bound,
                past.status(),
                past.substatus(),
                past.since(),
                last.at(),
                last.at().plusSeconds(120),
                way.from().name(),
                way.reports().getFirst().at(),
                last.place(),
                last.at(),
                past.trail(),
                past.openAnomalies());
        copy.add(
                "parcel_row",
                merchant,
                parcel,
                way.carrier(),
                number,
                bought.number(),
                "yanxing-mall",
                past.status(),
                past.substatus(),
                past.since(),
                past.openAnomalies(),
                !past.openAnomalies().isEmpty(),
                last.at().plusSeconds(120),
                past.status().equals("DELIVERED") ? past.since() : null);
        news(parcel, past);
        way(parcel, new Bound(bought, way, placed), past);
        said(new Told(parcel, number, bought, way), past);
    }

    private record Bound(Bought bought, DemoStory.Way way, Instant placed) {}

    /** What the statements that follow go by. */
    private void way(UUID parcel, Bound bound, PastParcel past) {
        var bought = bound.bought();
        var way = bound.way();
        var collected = past.reached("parcel.deposited").orElse(null);
        copy.add(
                "demo_way",
                parcel,
                bought.order(),
                bought.buyer().member(),
                way.carrier(),
                way.from().name(),
                way.to().name(),
                way.fate().name(),
                bought.paid(),
                bound.placed(),
                past.reached("parcel.picked_up").orElse(null),
                collected,
                way.reports().getLast().at());
    }

    private void news(UUID parcel, PastParcel past) {
        for (var one : past.history()) {
            copy.add(
                    "parcel_history",
                    merchant,
                    parcel,
                    one.scanId(),
                    one.report().source(),
                    "",
                    one.report().at(),
                    one.arrivedAt(),
                    one.substatus(),
                    vault.seal(merchant, one.words()));
        }
        for (var one : past.milestones()) {
            copy.add(
                    "milestone",
                    merchant,
                    parcel,
                    one.kind(),
                    one.occurrence(),
                    one.at(),
                    one.arrivedAt(),
                    one.late());
        }
        for (var one : past.anomalies()) {
            copy.add(
                    "anomaly",
                    merchant,
                    parcel,
                    one.type(),
                    one.openedAt(),
                    one.closedAt(),
                    one.arrivedAt(),
                    false,
                    one.why());
        }
    }

    private record Told(UUID parcel, String number, Bought bought, DemoStory.Way way) {}

    /** The messages that it brought: each by SMS, each delivered. */
    private void said(Told told, PastParcel past) {
        past.reached("parcel.picked_up")
                .ifPresent(at -> message(told, Words.SHIPPED, at.plusSeconds(120)));
        if (told.way().fate() == DemoStory.Fate.DAMAGED) {
            past.anomalies().stream()
                    .filter(one -> one.type().equals("DAMAGED"))
                    .findFirst()
                    .ifPresent(one -> message(told, Words.APOLOGY, one.arrivedAt()));
        } else if (past.status().equals("DELIVERED")) {
            message(told, Words.CARE, past.since().plus(Duration.ofMinutes(122)));
        }
    }

    /** What was said, by which flow, at which occurrence. */
    private enum Words {
        SHIPPED("shipped-notice", "picked_up#1", "shipped", "您的包裹%s已发出"),
        APOLOGY("damaged-auto-claim", "DAMAGED#1", "damaged-apology", "抱歉，包裹%s运输中破损，已为您办理理赔"),
        CARE("care-after-signing", "delivered#1", "care-review", "您的包裹%s已签收，商品是否完好？评价可得优惠券");

        private final String flow;
        private final String occurrence;
        private final String template;
        private final String text;

        Words(String flow, String occurrence, String template, String text) {
            this.flow = flow;
            this.occurrence = occurrence;
            this.template = template;
            this.text = text;
        }

        String key(UUID parcel) {
            return flow + "/parcel:" + parcel + "/" + occurrence + "/send";
        }
    }

    private void message(Told told, Words words, Instant at) {
        var text = "【雁行优选】" + words.text.formatted(told.number());
        var buyer = told.bought().buyer();
        var sealed =
                vault.seal(
                        merchant,
                        ("{\"to\":\"%s\",\"template\":\"%s\",\"variables\":{},\"subject\":\"\","
                                        + "\"text\":\"%s\",\"link\":\"\"}")
                                .formatted(buyer.who().phone(), words.template, text)
                                .getBytes(StandardCharsets.UTF_8));
        copy.add(
                "message",
                merchant,
                id(at),
                id(at),
                "sms",
                "BUYER",
                "delivered",
                words.key(told.parcel()),
                told.parcel(),
                told.bought().order(),
                buyer.member(),
                buyer.person(),
                sms,
                words.template,
                words == Words.CARE ? "CARE" : words == Words.SHIPPED ? "SHIPPED" : "APOLOGY",
                5,
                at.atZone(CHINA).toLocalDate(),
                sealed,
                at,
                at.plusSeconds(10));
    }

    /** A UUIDv7 of that moment. */
    private UUID id(Instant at) {
        return new UUID(
                at.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12),
                Long.MIN_VALUE | random.nextLong() >>> 2);
    }
}
