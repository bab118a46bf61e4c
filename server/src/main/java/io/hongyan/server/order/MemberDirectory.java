package io.hongyan.server.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows the members, and hears what they buy. */
public interface MemberDirectory {

    /** Nobody is a member. */
    MemberDirectory NONE =
            new MemberDirectory() {
                @Override
                public Optional<UUID> resolve(
                        Connection c, UUID merchant, Buyer buyer, Instant now) {
                    return Optional.empty();
                }

                @Override
                public void orderChanged(Connection c, UUID merchant, Worth worth, Instant now) {}
            };

    /**
     * A buyer as an order names him.
     *
     * @param buyerId the shop's own id of him; empty if it gives none
     * @param phoneHash keyed hash of his whole phone; null without a phone
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a hash; nobody compares buyers
    record Buyer(String shop, String buyerId, byte @Nullable [] phoneHash, UUID person) {}

    /** What an order is worth for its member, in minor units. */
    record Worth(UUID order, UUID member, long paid, Instant paidAt, boolean cancelled) {}

    /** The buyer's membership, made if he has none; empty when nothing but a name is known. */
    Optional<UUID> resolve(Connection c, UUID merchant, Buyer buyer, Instant now)
            throws SQLException;

    void orderChanged(Connection c, UUID merchant, Worth worth, Instant now) throws SQLException;
}
