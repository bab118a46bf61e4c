package io.hongyan.sandbox.control;

import java.util.List;

/** One thing that the demo shops sell. */
record Goods(String sku, String title, long fen, int grams) {

    static final List<Goods> ALL =
            List.of(
                    new Goods("MUG-01", "青瓷随行杯", 8_900, 420),
                    new Goods("TEA-02", "明前龙井礼盒", 26_800, 560),
                    new Goods("LAMP-03", "纸灯笼台灯", 15_900, 1_350),
                    new Goods("SCARF-04", "真丝方巾", 32_900, 120),
                    new Goods("SOAP-05", "桂花手工皂三块装", 4_500, 330),
                    new Goods("BOOK-06", "江南园林图册", 12_800, 1_180),
                    new Goods("BOWL-07", "手绘饭碗四只装", 9_900, 1_650),
                    new Goods("FAN-08", "湘妃竹折扇", 18_800, 160),
                    new Goods("COAT-09", "羊绒大衣", 128_000, 1_420),
                    new Goods("SNACK-10", "山核桃仁两袋", 5_900, 480),
                    new Goods("BOX-11", "胡桃木收纳盒", 21_900, 940),
                    new Goods("KNIT-12", "羊毛围脖", 11_900, 210));

    static Goods of(String sku) {
        return ALL.stream().filter(goods -> goods.sku().equals(sku)).findFirst().orElseThrow();
    }
}
