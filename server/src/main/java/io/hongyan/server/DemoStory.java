package io.hongyan.server;

import io.hongyan.core.tracking.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invents what happened in the demo merchant's past: who bought what, and how it came to him. */
final class DemoStory {

    /** The connection that reported them all. */
    static final String SOURCE = "kuaidi100";

    static final List<City> CITIES =
            List.of(
                    new City("310100", "上海市", "上海市"),
                    new City("110100", "北京市", "北京市"),
                    new City("330100", "浙江省", "杭州市"),
                    new City("330200", "浙江省", "宁波市"),
                    new City("320100", "江苏省", "南京市"),
                    new City("320500", "江苏省", "苏州市"),
                    new City("440100", "广东省", "广州市"),
                    new City("440300", "广东省", "深圳市"),
                    new City("510100", "四川省", "成都市"),
                    new City("500100", "重庆市", "重庆市"),
                    new City("420100", "湖北省", "武汉市"),
                    new City("430100", "湖南省", "长沙市"),
                    new City("370100", "山东省", "济南市"),
                    new City("370200", "山东省", "青岛市"),
                    new City("610100", "陕西省", "西安市"),
                    new City("210100", "辽宁省", "沈阳市"),
                    new City("350200", "福建省", "厦门市"),
                    new City("530100", "云南省", "昆明市"));

    private static final List<Goods> GOODS =
            List.of(
                    new Goods("MUG-01", "青瓷随行杯", 8_900, 420),
                    new Goods("TEA-02", "明前龙井礼盒", 26_800, 560),
                    new Goods("LAMP-03", "纸灯笼台灯", 15_900, 1_350),
                    new Goods("SOAP-05", "桂花手工皂三块装", 4_500, 330),
                    new Goods("BOWL-07", "手绘饭碗四只装", 9_900, 1_650),
                    new Goods("SNACK-10", "山核桃仁两袋", 5_900, 480));
    private static final List<String> SURNAMES =
            List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈");
    private static final List<String> GIVEN =
            List.of("雁秋", "鸿飞", "若云", "知远", "晚晴", "子衿", "望舒", "听雨", "归帆", "青山");
    private static final List<String> CARRIERS = List.of("YTO", "ZTO", "STO", "YUNDA", "JT");

    private final SplittableRandom dice;

    DemoStory(long seed, long about) {
        this.dice = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + about);
    }

    record City(String code, String province, String name) {}

    record Goods(String sku, String title, long fen, int grams) {}

    /** What becomes of a parcel. */
    enum Fate {
        SIGNED,
        LOCKER,
        FAILED_ONCE,
        DAMAGED,
        REFUSED
    }

    /** A parcel's way; {@code reports} are in order. */
    record Way(String carrier, City from, City to, Fate fate, List<Report> reports) {}

    SplittableRandom dice() {
        return dice;
    }

    String name() {
        return SURNAMES.get(dice.nextInt(SURNAMES.size())) + GIVEN.get(dice.nextInt(GIVEN.size()));
    }

    City city() {
        return CITIES.get(dice.nextInt(CITIES.size()));
    }

    Goods goods() {
        return GOODS.get(dice.nextInt(GOODS.size()));
    }

    String carrier() {
        return CARRIERS.get(dice.nextInt(CARRIERS.size()));
    }

    /** A number of this carrier's form that no other index gets. */
    static String number(String carrier, long index) {
        return switch (carrier) {
            case "YTO" -> "YT9%012d".formatted(index);
            case "ZTO" -> "739%011d".formatted(index);
            case "STO" -> "779%012d".formatted(index);
            case "YUNDA" -> "439%012d".formatted(index);
            default -> "JT9%012d".formatted(index);
        };
    }

    Way way(City to, Instant placed) {
        var from = CITIES.get(dice.nextInt(6));
        var at = placed.plus(minutes(60, 600)).truncatedTo(ChronoUnit.SECONDS);
        var reports = new ArrayList<Report>();
        var fate = fate();
        say(reports, at, from, "%s网点已揽收，快递员小雁");
        at = at.plus(minutes(120, 400));
        say(reports, at, from, "快件离开%s转运中心，发往" + to.name() + "转运中心");
        if (fate == Fate.DAMAGED) {
            at = at.plus(minutes(60, 300));
            say(reports, at, from, "到件时外包装已破损，登记为异常件待处理");
        }
        at = at.plus(minutes(500, 1_900));
        say(reports, at, to, "快件已到达派件城市，到达%s转运中心");
        at = at.plus(minutes(200, 700));
        say(reports, at, to, "快件正在派送途中，请您准备签收，派件员小鸿");
        ending(reports, fate, at, new Ends(from, to));
        return new Way(carrier(), from, to, fate, List.copyOf(reports));
    }

    private record Ends(City from, City to) {}

    private void ending(List<Report> reports, Fate fate, Instant out, Ends ends) {
        var at = out.plus(minutes(60, 300));
        var to = ends.to();
        switch (fate) {
            case SIGNED, DAMAGED -> say(reports, at, to, "快件已签收，签收人：本人");
            case LOCKER -> {
                say(reports, at, to, "快件已投递至丰巢快递柜，请凭取件码取件");
                say(reports, at.plus(minutes(60, 1_200)), to, "客户已从快递柜取出，快件已签收");
            }
            case FAILED_ONCE -> {
                say(reports, at, to, "派送失败，收件人不在");
                at = at.plus(minutes(1_000, 1_300));
                say(reports, at, to, "快件正在派送途中，请您准备签收，派件员小鸿");
                say(reports, at.plus(minutes(60, 200)), to, "快件已签收，签收人：本人");
            }
            case REFUSED -> {
                say(reports, at, to, "收件人拒收，快件退回发件网点");
                at = at.plus(minutes(1_500, 3_000));
                say(reports, at, ends.from(), "退回件已由发件人签收");
            }
        }
    }

    private Fate fate() {
        var at = dice.nextInt(100);
        if (at < 76) {
            return Fate.SIGNED;
        }
        if (at < 92) {
            return Fate.LOCKER;
        }
        if (at < 96) {
            return Fate.FAILED_ONCE;
        }
        return at < 98 ? Fate.DAMAGED : Fate.REFUSED;
    }

    private Duration minutes(int least, int most) {
        return Duration.ofSeconds(dice.nextInt(least * 60, most * 60));
    }

    private static void say(List<Report> reports, Instant at, City city, String text) {
        var words = "【" + city.name() + "】" + text.replace("%s", city.name().replace("市", ""));
        reports.add(new Report(SOURCE, at, "", words, city.name()));
    }
}
