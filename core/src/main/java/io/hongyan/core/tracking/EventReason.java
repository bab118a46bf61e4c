package io.hongyan.core.tracking;

/** On whose side the reason of an event lies (原因归属), as far as its words say so. */
public enum EventReason {
    /** The words give no reason. */
    NONE,
    /** Damage, loss, wrong sorting, too much volume: the carrier's own. */
    CARRIER,
    /** The sender asked for it, or packed, labelled or declared wrongly. */
    SHIPPER,
    /** Not there, no answer, refused, another time or address wanted. */
    CONSIGNEE,
    /** Clearance, duties, inspection, prohibited goods. */
    CUSTOMS,
    /** Weather, roads, epidemics and other things that nobody answers for. */
    WEATHER
}
