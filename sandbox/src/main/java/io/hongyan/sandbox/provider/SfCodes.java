package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.world.Node;
import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.Scan;

/** SF's operation code of a scan, and the reason that refines it. */
record SfCodes(String op, String reason) {

    static SfCodes of(Scan scan, Parcel parcel) {
        return switch (scan.node()) {
            case ORDERED -> plain("127");
            case PICKED_UP -> plain("50");
            case DEPARTED -> plain(scan.no() % 2 == 0 ? "36" : "30");
            case ARRIVED_HUB, ARRIVED_CITY, ARRIVED_STATION -> plain("31");
            case RETURN_MOVING, RETURN_ARRIVED -> plain("31");
            case LINEHAUL -> plain("105");
            case OUT_FOR_DELIVERY -> plain("204");
            case REDELIVERY -> plain("44");
            case LOCKER -> plain("125");
            case STATION -> plain("678");
            case COLLECTED -> plain(parcel.hasHad(Node.LOCKER) ? "128" : "679");
            case SIGNED, SIGNED_AGENT -> plain("80");
            case DAMAGED -> plain("33");
            case NO_CONTACT -> new SfCodes("70", "14");
            case NOT_HOME -> new SfCodes("70", "15");
            case BAD_ADDRESS -> new SfCodes("70", "16");
            case REFUSED -> new SfCodes("70", "17");
            case LOST -> new SfCodes("8000", "6");
            case RETURN_STARTED -> new SfCodes("99", "2");
            case RETURN_SIGNED -> plain("660");
        };
    }

    private static SfCodes plain(String op) {
        return new SfCodes(op, "");
    }
}
