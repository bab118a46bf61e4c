package io.hongyan.sandbox.world;

import java.util.List;
import java.util.SplittableRandom;

/** Invents people: buyers and couriers. */
final class People {

    private static final List<String> SURNAMES =
            List.of(
                    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
                    "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧");
    private static final List<String> GIVEN =
            List.of(
                    "明远", "思齐", "雨桐", "子墨", "若兰", "嘉木", "清和", "晓峰", "静姝", "文博", "海棠", "一帆", "知夏",
                    "书瑶", "景行", "安然", "沐阳", "星河", "予希", "云舒", "秋实", "南风", "青禾", "长风");
    private static final List<String> ROADS =
            List.of("文三路", "人民路", "解放路", "中山路", "新华街", "建设大道", "青年路", "滨江路", "学府路", "桃源街");
    private static final List<String> GARDENS =
            List.of("锦绣花园", "翠湖小区", "望江苑", "春风里", "梧桐公寓", "明月湾", "书香门第", "银杏家园");

    /** How the ids of those begin who live here and buy as they like. */
    static final String TOWN = "b-";

    private People() {}

    static Person buyer(long seed, int index, City home) {
        var dice = Dice.of(seed, "person", index);
        var id = TOWN + "%03d".formatted(index);
        var phone = "139" + "%08d".formatted(10_000 + index * 37 % 9_000 + index * 10_000L);
        var reach =
                new Person.Reach(
                        "oHy%08x%08x".formatted(dice.nextInt(), dice.nextInt()),
                        "wmHy%08x%08x".formatted(dice.nextInt(), dice.nextInt()),
                        "buyer%03d@mail.example".formatted(index));
        return new Person(
                id, name(dice), phone, reach, new Person.Home(home.code(), address(home, dice)));
    }

    static String name(SplittableRandom dice) {
        return pick(SURNAMES, dice) + pick(GIVEN, dice);
    }

    static String courierPhone(SplittableRandom dice) {
        return "1380000%04d".formatted(dice.nextInt(10_000));
    }

    private static String address(City home, SplittableRandom dice) {
        var province = home.province().equals(home.name()) ? "" : home.province();
        return province
                + home.name()
                + pick(home.ground().districts(), dice)
                + pick(ROADS, dice)
                + (1 + dice.nextInt(280))
                + "号"
                + pick(GARDENS, dice)
                + (1 + dice.nextInt(18))
                + "幢"
                + (101 + dice.nextInt(20) * 100 + dice.nextInt(4))
                + "室";
    }

    private static <T> T pick(List<T> from, SplittableRandom dice) {
        return from.get(dice.nextInt(from.size()));
    }
}
