package io.hongyan.sandbox.world;

/** What a scan tells. Each provider has its own codes for these. */
public enum Node {
    ORDERED,
    PICKED_UP,
    DEPARTED,
    ARRIVED_HUB,
    LINEHAUL,
    ARRIVED_CITY,
    ARRIVED_STATION,
    OUT_FOR_DELIVERY,
    REDELIVERY,
    LOCKER,
    STATION,
    COLLECTED,
    SIGNED,
    SIGNED_AGENT,
    DAMAGED,
    NO_CONTACT,
    NOT_HOME,
    BAD_ADDRESS,
    REFUSED,
    LOST,
    RETURN_STARTED,
    RETURN_MOVING,
    RETURN_ARRIVED,
    RETURN_SIGNED;

    /** Nothing more is expected to come after these. */
    public boolean isEnd() {
        return this == COLLECTED
                || this == SIGNED
                || this == SIGNED_AGENT
                || this == LOST
                || this == RETURN_SIGNED;
    }

    /** The buyer, or somebody for him, has the parcel. */
    public boolean isDelivered() {
        return this == COLLECTED || this == SIGNED || this == SIGNED_AGENT;
    }

    /** Something went wrong here. */
    public boolean isProblem() {
        return switch (this) {
            case DAMAGED, NO_CONTACT, NOT_HOME, BAD_ADDRESS, REFUSED, LOST -> true;
            case RETURN_STARTED, RETURN_MOVING, RETURN_ARRIVED, RETURN_SIGNED -> true;
            case ORDERED, PICKED_UP, DEPARTED, ARRIVED_HUB, LINEHAUL, ARRIVED_CITY -> false;
            case ARRIVED_STATION, OUT_FOR_DELIVERY, REDELIVERY, LOCKER, STATION -> false;
            case COLLECTED, SIGNED, SIGNED_AGENT -> false;
        };
    }
}
