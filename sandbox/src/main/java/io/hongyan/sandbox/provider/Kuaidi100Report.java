package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Node;
import io.hongyan.sandbox.world.Parcel;
import java.util.ArrayList;
import java.util.Collections;
import tools.jackson.databind.node.ObjectNode;

/** Writes a parcel's history as Kuaidi100 does. */
final class Kuaidi100Report {

    private Kuaidi100Report() {}

    /** What each scan is to them: the basic state, the fine one, and its name. */
    private record Code(String basic, String fine, String title) {}

    /** {@code fineness} is the subscription's resultv2: from 1 on names, from 4 on fine codes. */
    static void write(ObjectNode result, Parcel parcel, int fineness, boolean newestFirst) {
        var last = parcel.last().orElseThrow();
        var now = code(last.node(), parcel);
        var delivered = last.node().isDelivered();
        result.put("message", "ok")
                .put("nu", parcel.number())
                .put("ischeck", delivered ? "1" : "0");
        result.put("condition", "F00").put("com", parcel.carrier().kuaidi100());
        result.put("status", "200").put("state", fineness >= 4 ? now.fine() : now.basic());
        var data = result.putArray("data");
        var scans = new ArrayList<>(parcel.scans());
        if (newestFirst) {
            Collections.reverse(scans);
        }
        for (var scan : scans) {
            var item = data.addObject().put("context", scan.text());
            item.put("time", Beijing.plain(scan.at())).put("ftime", Beijing.plain(scan.at()));
            if (fineness >= 1) {
                var code = code(scan.node(), parcel);
                item.put("status", code.title()).put("areaCode", "");
                item.put("areaName", scan.spot().city()).put("location", "");
                if (fineness >= 4) {
                    item.put("statusCode", code.fine());
                }
            }
        }
        if (fineness >= 4) {
            var route = result.putObject("routeInfo");
            route.set("from", stop(parcel.errand().from()));
            route.set("to", stop(parcel.errand().to()));
            result.put("isLoop", false);
        }
    }

    static boolean isFinal(Parcel parcel) {
        return parcel.scans().stream()
                .anyMatch(s -> s.node().isDelivered() || s.node() == Node.RETURN_SIGNED);
    }

    private static ObjectNode stop(String city) {
        return Json.object().put("number", "CN" + city + "000000").put("name", "");
    }

    private static Code code(Node node, Parcel parcel) {
        return switch (node) {
            case ORDERED -> new Code("1", "101", "已下单");
            case PICKED_UP -> new Code("1", "103", "已揽收");
            case DEPARTED, ARRIVED_HUB, ARRIVED_STATION -> new Code("0", "0", "在途");
            case LINEHAUL -> new Code("0", "1002", "干线");
            case ARRIVED_CITY -> new Code("0", "1001", "到达派件城市");
            case OUT_FOR_DELIVERY, REDELIVERY -> new Code("5", "5", "派件");
            case LOCKER, STATION -> new Code("5", "501", "投柜或驿站");
            case COLLECTED -> new Code("3", "304", "投柜或站签收");
            case SIGNED ->
                    parcel.hasHadProblem()
                            ? new Code("3", "302", "派件异常后签收")
                            : new Code("3", "301", "本人签收");
            case SIGNED_AGENT -> new Code("3", "303", "代签");
            case DAMAGED -> new Code("2", "209", "破损");
            case NO_CONTACT -> new Code("2", "206", "无法联系");
            case NOT_HOME, BAD_ADDRESS -> new Code("2", "204", "派件异常");
            case REFUSED -> new Code("2", "203", "拒收");
            case LOST -> new Code("2", "2", "疑难");
            case RETURN_STARTED, RETURN_MOVING, RETURN_ARRIVED -> new Code("6", "6", "退回");
            case RETURN_SIGNED -> new Code("4", "4", "退签");
        };
    }
}
