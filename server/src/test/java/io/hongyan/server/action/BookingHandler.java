package io.hongyan.server.action;

import io.hongyan.kit.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Books one in the merchant's own row; fails, refuses or waits where the key says so. */
final class BookingHandler implements InternalHandler {

    static final String KIND = "test-book";

    final List<Instant> times = new ArrayList<>();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        try (var book =
                tx.prepareStatement(
                        "update merchant set config_version = config_version + 1"
                                + " where merchant_id = ?")) {
            book.setObject(1, action.merchant());
            book.executeUpdate();
        }
        if (action.key().contains("poison")) {
            throw new IllegalStateException("this one can't be booked");
        }
        if (action.key().contains("refuse")) {
            return new Outcome.Refused("no", "never");
        }
        if (action.key().contains("later")) {
            return new Outcome.NotNow(Duration.ofHours(1), "not yet");
        }
        synchronized (times) {
            times.add(now);
        }
        return new Outcome.Done("", "booked");
    }
}
