package io.hongyan.server.aftersale;

/** Amounts as people read them. */
final class Yuan {

    private Yuan() {}

    static String text(long fen) {
        var rest = fen % 100;
        return "¥" + fen / 100 + "." + (rest < 10 ? "0" : "") + rest;
    }
}
