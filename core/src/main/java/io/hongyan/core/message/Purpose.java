package io.hongyan.core.message;

import static io.hongyan.core.tracking.TrackingStatus.CUSTOMS;
import static io.hongyan.core.tracking.TrackingStatus.DELIVERED;
import static io.hongyan.core.tracking.TrackingStatus.DEPOSITED;
import static io.hongyan.core.tracking.TrackingStatus.IN_TRANSIT;
import static io.hongyan.core.tracking.TrackingStatus.OUT_FOR_DELIVERY;
import static io.hongyan.core.tracking.TrackingStatus.PICKED_UP;

import io.hongyan.core.action.Guard;
import io.hongyan.core.tracking.TrackingStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a message is for. A parcel gets one message for each purpose, whichever flow sends it, and
 * at most {@link #MOST_PROGRESS} that only tell how it goes.
 */
public enum Purpose {
    SHIPPED("已发货", true, 24, EnumSet.of(PICKED_UP, IN_TRANSIT, CUSTOMS, OUT_FOR_DELIVERY)),
    TRANSIT("在途", true, 24, EnumSet.of(PICKED_UP, IN_TRANSIT, CUSTOMS)),
    DELIVERY("派件", true, 4, EnumSet.of(OUT_FOR_DELIVERY)),
    PICKUP("取件", true, 24, EnumSet.of(DEPOSITED)),
    ALERT("预警", true, 24, notOver()),
    /** Still right after signing: it asks to check what came. */
    APOLOGY("致歉", false, 72, Set.of()),
    CARE("关怀", false, 24, EnumSet.of(DELIVERED)),
    CLAIM("理赔", false, 168, Set.of()),
    MEMBER("会员", false, 72, Set.of());

    /** Progress messages a parcel may cause at most. */
    public static final int MOST_PROGRESS = 4;

    private final String chinese;
    private final boolean progress;
    private final Duration worthSending;

    @SuppressWarnings("ImmutableEnumChecker") // always a Set.copyOf
    private final Set<TrackingStatus> standing;

    Purpose(String chinese, boolean progress, int hours, Set<TrackingStatus> standing) {
        this.chinese = chinese;
        this.progress = progress;
        this.worthSending = Duration.ofHours(hours);
        this.standing = Set.copyOf(standing);
    }

    public String chinese() {
        return chinese;
    }

    /** Tells only how the parcel is getting on; apologies, care, claims and membership do not. */
    public boolean isProgress() {
        return progress;
    }

    /** How long after it is due such a message is still worth sending. */
    public Duration worthSending() {
        return worthSending;
    }

    /** Where the parcel may stand when it leaves; empty means anywhere. */
    public Set<TrackingStatus> standing() {
        return standing;
    }

    /** What must hold when a message of this purpose leaves. */
    public Guard guard(boolean marketing) {
        return new Guard(standing, this == CARE || marketing, marketing, name(), "");
    }

    /** Finds by the constant's name or the Chinese word. */
    public static Optional<Purpose> find(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.name().equals(word) || purpose.chinese.equals(word))
                .findFirst();
    }

    private static Set<TrackingStatus> notOver() {
        var open = EnumSet.allOf(TrackingStatus.class);
        open.removeIf(TrackingStatus::isFinal);
        return open;
    }
}
