package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Node;
import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.Scan;
import java.util.ArrayList;
import java.util.Collections;
import tools.jackson.databind.node.ObjectNode;

/** Writes a parcel's history as Kdniao does. */
final class KdniaoReport {

    private KdniaoReport() {}

    static void write(ObjectNode item, Parcel parcel, boolean paid, boolean newestFirst) {
        var last = parcel.last().orElseThrow();
        item.put("State", state(parcel));
        if (paid) {
            item.put("StateEx", code(last, parcel)).put("Location", last.spot().city());
            courier(item, parcel);
        }
        var scans = new ArrayList<>(parcel.scans());
        if (newestFirst) {
            Collections.reverse(scans);
        }
        var traces = item.putArray("Traces");
        for (var scan : scans) {
            var trace = traces.addObject();
            trace.put("AcceptTime", Beijing.plain(scan.at()));
            trace.put("AcceptStation", scan.text());
            if (paid) {
                trace.put("Location", scan.spot().city()).put("Action", code(scan, parcel));
            }
            if (scan.no() % 3 == 0) {
                trace.putNull("Remark");
            } else {
                trace.put("Remark", "");
            }
        }
    }

    /** After these nothing more is pushed. */
    static boolean isFinal(Parcel parcel) {
        return parcel.last()
                .map(s -> s.node().isDelivered() || s.node() == Node.RETURN_SIGNED)
                .orElse(false);
    }

    /** A problem sticks until the parcel is signed. */
    private static String state(Parcel parcel) {
        var last = parcel.last().orElseThrow().node();
        if (last.isDelivered()) {
            return "3";
        }
        if (parcel.hasHadProblem()) {
            return "4";
        }
        if (last == Node.ORDERED) {
            return "0";
        }
        return last == Node.PICKED_UP ? "1" : "2";
    }

    private static void courier(ObjectNode item, Parcel parcel) {
        parcel.scans().stream()
                .filter(s -> s.node() == Node.OUT_FOR_DELIVERY)
                .reduce((_, later) -> later)
                .ifPresent(scan -> {
                    item.put("Station", scan.spot().place());
                    item.put("DeliveryMan", scan.spot().courier());
                    item.put("DeliveryManTel", scan.spot().phone());
                });
    }

    private static String code(Scan scan, Parcel parcel) {
        return switch (scan.node()) {
            case ORDERED -> "10";
            case PICKED_UP -> "1";
            case DEPARTED -> isFromOutlet(scan, parcel) ? "206" : "2";
            case LINEHAUL, RETURN_MOVING -> "2";
            case ARRIVED_HUB -> "204";
            case ARRIVED_CITY -> "201";
            case ARRIVED_STATION -> "205";
            case OUT_FOR_DELIVERY -> "202";
            case REDELIVERY -> "419";
            case LOCKER, STATION -> "211";
            case COLLECTED -> "311";
            case SIGNED -> parcel.hasHadProblem() ? "302" : "301";
            case SIGNED_AGENT -> "304";
            case DAMAGED -> "414";
            case NO_CONTACT -> "416";
            case NOT_HOME -> "405";
            case BAD_ADDRESS -> "420";
            case REFUSED, RETURN_STARTED -> "404";
            case LOST -> "4";
            case RETURN_ARRIVED -> "407";
            case RETURN_SIGNED -> "406";
        };
    }

    private static boolean isFromOutlet(Scan scan, Parcel parcel) {
        return parcel.scans().stream()
                .filter(s -> s.node() == Node.DEPARTED)
                .findFirst()
                .map(first -> first.no() == scan.no())
                .orElse(false);
    }
}
