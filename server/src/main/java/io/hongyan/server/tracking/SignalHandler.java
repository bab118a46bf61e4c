package io.hongyan.server.tracking;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Hands news of other subjects (a claim was paid) to a parcel's flows, under the parcel's lock. */
public final class SignalHandler implements InternalHandler {

    public static final String KIND = "signal";

    private final ParcelDecider decider;
    private final SignalHandler.Others others;

    /** Takes signals for subjects that are no parcels. */
    @FunctionalInterface
    public interface Others {

        Outcome take(Connection c, StoredAction action, Look.Signal signal, Instant now)
                throws SQLException;
    }

    public SignalHandler(ParcelDecider decider, Others others) {
        this.decider = decider;
        this.others = others;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var signal =
                new Look.Signal(
                        action.text("trigger"),
                        action.text("id"),
                        at(action, now),
                        action.body().path("facts").toString());
        return switch (action.subject().kind()) {
            case PARCEL -> take(tx, action, signal, now);
            case ORDER, CASE, MEMBER, CONNECTION -> others.take(tx, action, signal, now);
        };
    }

    private Outcome take(Connection tx, StoredAction action, Look.Signal signal, Instant now)
            throws SQLException {
        var id = action.subject().id();
        var key = ParcelStore.keys(tx, Set.of(action.merchant()), Set.of(id)).get(id);
        if (key == null) {
            return new Outcome.Refused("no_parcel", id.toString());
        }
        var deferred = decider.decide(tx, List.of(Look.signal(key, signal)), now);
        return deferred.isEmpty()
                ? new Outcome.Done("", "told")
                : new Outcome.NotNow(Duration.ofSeconds(1), "somebody else holds the parcel");
    }

    private static Instant at(StoredAction action, Instant now) {
        try {
            return OffsetDateTime.parse(action.text("at")).toInstant();
        } catch (DateTimeException e) {
            return now;
        }
    }
}
