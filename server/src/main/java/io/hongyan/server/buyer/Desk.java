package io.hongyan.server.buyer;

import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes up what buyers report. */
@FunctionalInterface
public interface Desk {

    /** Nobody is there: a report is refused, so that the buyer knows. */
    Desk CLOSED =
            (_, _, _, _) -> {
                throw Problem.of(503, "status.503");
            };

    /**
     * What a buyer reported.
     *
     * @param key the same for the same report, however often it is sent
     * @param kind DAMAGED, SHORT, WRONG, NOT_RECEIVED or OTHER
     * @param words his own
     */
    record Report(String key, String kind, String words, UUID order, @Nullable UUID parcel) {

        @Override
        public String toString() {
            return "Report[" + kind + "]";
        }
    }

    /** A review that was sent, with its number of stars. */
    record Review(UUID order, @Nullable UUID parcel, int stars) {}

    /** A buyer's first review of an order, in the transaction that keeps it. */
    default void reviewed(Connection c, UUID merchant, Review review, Instant now)
            throws SQLException {}

    /** Opens a ticket; from then on the order has an open problem. The ticket's id. */
    UUID open(Connection c, UUID merchant, Report report, Instant now) throws SQLException;
}
