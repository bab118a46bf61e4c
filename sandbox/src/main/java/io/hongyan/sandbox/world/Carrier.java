package io.hongyan.sandbox.world;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** The carriers whose parcels move here, with the names that the aggregators give them. */
public enum Carrier {
    SF("顺丰速运", "SF", "shunfeng", "sf"),
    ZTO("中通快递", "ZTO", "zhongtong", "tong"),
    YTO("圆通速递", "YTO", "yuantong", "tong"),
    STO("申通快递", "STO", "shentong", "tong"),
    YUNDA("韵达速递", "YD", "yunda", "tong"),
    JT("极兔速递", "JTSD", "jtexpress", "jt"),
    EMS("EMS", "EMS", "ems", "ems"),
    JD("京东物流", "JD", "jd", "jd");

    private final String title;
    private final String kdniao;
    private final String kuaidi100;
    private final String style;

    Carrier(String title, String kdniao, String kuaidi100, String style) {
        this.title = title;
        this.kdniao = kdniao;
        this.kuaidi100 = kuaidi100;
        this.style = style;
    }

    public String title() {
        return title;
    }

    public String kdniao() {
        return kdniao;
    }

    public String kuaidi100() {
        return kuaidi100;
    }

    /** How its scans are worded: a group of {@link Wordings}. */
    String style() {
        return style;
    }

    /** These two ask for the last digits of a phone before they tell anything. */
    public boolean asksForPhone() {
        return this == SF || this == ZTO;
    }

    public static Optional<Carrier> ofCode(String code) {
        return Arrays.stream(values()).filter(c -> c.name().equals(code)).findFirst();
    }

    public static Optional<Carrier> ofKdniao(String code) {
        return Arrays.stream(values()).filter(c -> c.kdniao.equals(code)).findFirst();
    }

    public static Optional<Carrier> ofKuaidi100(String code) {
        return Arrays.stream(values()).filter(c -> c.kuaidi100.equals(code)).findFirst();
    }

    /** Whose number this may be, by its form alone. */
    public static Optional<Carrier> ofNumber(String number) {
        return Arrays.stream(values()).filter(c -> number.matches(c.form())).findFirst();
    }

    String numberFrom(SplittableRandom dice) {
        return switch (this) {
            case SF -> "SF" + digits(dice, 13);
            case ZTO -> "7" + (3 + dice.nextInt(4)) + digits(dice, 12);
            case YTO -> "YT" + digits(dice, 13);
            case STO -> "77" + digits(dice, 13);
            case YUNDA -> "4" + digits(dice, 14);
            case JT -> "JT" + digits(dice, 13);
            case EMS -> "11" + digits(dice, 11);
            case JD -> "JDVA" + digits(dice, 11);
        };
    }

    String hub(City city) {
        return switch (this) {
            case SF -> city.shortName() + "中转场";
            case ZTO, STO -> city.shortName() + "转运中心";
            case YTO -> city.shortName() + "转运中心";
            case YUNDA -> city.shortName() + "分拨中心";
            case JT -> city.shortName() + "集散中心";
            case EMS -> city.shortName() + "邮件处理中心";
            case JD -> city.shortName() + "分拣中心";
        };
    }

    String outlet(City city, String quarter, SplittableRandom dice) {
        var part = new String[] {"一部", "二部", "三部"}[dice.nextInt(3)];
        return switch (this) {
            case SF, EMS, JD -> city.shortName() + quarter;
            case ZTO, YTO, STO, YUNDA -> city.shortName() + quarter + part;
            case JT -> city.shortName() + quarter + "网点";
        };
    }

    private String form() {
        return switch (this) {
            case SF -> "SF\\d{13}";
            case ZTO -> "7[3-6]\\d{12}";
            case YTO -> "YT\\d{13}";
            case STO -> "77\\d{13}";
            case YUNDA -> "[34]\\d{14}";
            case JT -> "JT\\d{13}";
            case EMS -> "1[012]\\d{11}";
            case JD -> "JD[VXK][A-Z0-9]\\d{11}";
        };
    }

    private static String digits(SplittableRandom dice, int count) {
        var text = new StringBuilder(count);
        for (var i = 0; i < count; i++) {
            text.append(dice.nextInt(10));
        }
        return text.toString();
    }
}
