package io.hongyan.core.tracking;

/** How far words may refine what a code said. */
final class Refinement {

    private Refinement() {}

    /**
     * The finer of both. A code that is already finer than its main status stays, but a parcel lies
     * where the words say it lies, and an arrival may name the outlet.
     */
    static TrackingSubStatus of(TrackingSubStatus code, TrackingSubStatus words) {
        if (code == StatusMap.coarsest(code.main())) {
            return words;
        }
        boolean lies =
                code == TrackingSubStatus.DEPOSITED_LOCKER
                        || code == TrackingSubStatus.DEPOSITED_COUNTER;
        boolean namesOutlet =
                code == TrackingSubStatus.IN_TRANSIT_ARRIVED_HUB
                        && words == TrackingSubStatus.IN_TRANSIT_ARRIVED_STATION;
        return (lies && words != TrackingSubStatus.DEPOSITED_OVERDUE) || namesOutlet ? words : code;
    }

    /**
     * Whether words may move a code to another main status. What can be said of any parcel on its
     * way (扫描, 运输) is too little to do away with a problem.
     */
    static boolean mayChange(CodeMeaning code, TrackingSubStatus words) {
        boolean saysNothing =
                words == TrackingSubStatus.IN_TRANSIT_INTERNAL
                        || words == TrackingSubStatus.IN_TRANSIT_GENERAL;
        return words.main() != code.status().main()
                && code.textMaySay().contains(words.main())
                && !(saysNothing && code.status() == TrackingSubStatus.EXCEPTION_GENERAL);
    }

    /** On whose side the reason lies; only events that need one have it. */
    static EventReason reason(TrackingSubStatus status, EventReason words) {
        return switch (status.main()) {
            case DELIVERY_FAILED ->
                    words == EventReason.NONE && status != TrackingSubStatus.DELIVERY_FAILED_GENERAL
                            ? EventReason.CONSIGNEE
                            : words;
            case EXCEPTION -> exceptionReason(status, words);
            case CUSTOMS -> isHeldByCustoms(status) ? EventReason.CUSTOMS : EventReason.NONE;
            case RETURNING, CANCELLED -> words;
            case INFO_RECEIVED ->
                    status == TrackingSubStatus.INFO_RECEIVED_PICKUP_FAILED
                            ? words
                            : EventReason.NONE;
            case NO_TRACE, PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY -> EventReason.NONE;
            case DEPOSITED, DELIVERED, RETURNED, EXPIRED, UNMAPPED -> EventReason.NONE;
        };
    }

    private static EventReason exceptionReason(TrackingSubStatus status, EventReason words) {
        boolean carriersOwn =
                status == TrackingSubStatus.EXCEPTION_DAMAGED
                        || status == TrackingSubStatus.EXCEPTION_LOST
                        || status == TrackingSubStatus.EXCEPTION_MISSORTED
                        || status == TrackingSubStatus.EXCEPTION_SHORT
                        || status == TrackingSubStatus.EXCEPTION_HELD && words == EventReason.NONE;
        return carriersOwn ? EventReason.CARRIER : words;
    }

    private static boolean isHeldByCustoms(TrackingSubStatus status) {
        return status == TrackingSubStatus.CUSTOMS_HELD
                || status == TrackingSubStatus.CUSTOMS_INFO_REQUIRED;
    }
}
