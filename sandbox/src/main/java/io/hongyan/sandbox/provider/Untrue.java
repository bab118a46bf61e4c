package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.Scan;
import java.util.Optional;

/** What a stranger claims: the newest scan says that the parcel was handed over. */
public final class Untrue {

    /** By these words it is found wherever it was believed. */
    public static final String CLAIM = "快件已签收，签收人是冒名者";

    private Untrue() {}

    static String of(Optional<Parcel> parcel, String report) {
        return parcel.flatMap(Parcel::last)
                .map(Scan::text)
                .map(text -> report.replace(text, CLAIM))
                .orElse(report);
    }
}
