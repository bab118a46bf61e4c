package io.hongyan.server.order;

import io.hongyan.server.vault.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps what buyers agreed to. */
@FunctionalInterface
public interface ConsentBook {

    /** Nobody keeps consents: marketing stays forbidden. */
    ConsentBook NONE = (_, _, _, _) -> {};

    /**
     * A yes to marketing on one channel.
     *
     * @param channel wire name: sms, mail, wechat, wecom
     * @param proof how the shop knows
     */
    record Consent(String channel, Instant at, String proof) {}

    void record(Connection c, UUID merchant, Person buyer, List<Consent> consents)
            throws SQLException;
}
