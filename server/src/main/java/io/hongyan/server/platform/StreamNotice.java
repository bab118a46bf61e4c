package io.hongyan.server.platform;

import java.sql.Connection;
import java.util.UUID;

/** Tells those who look at a page that something has changed, after the commit. */
public final class StreamNotice {

    private StreamNotice() {}

    /**
     * @param c the connection of the transaction that changes it
     * @param type parcel.changed, case.changed, approval.changed, ticket.changed …
     */
    @SuppressWarnings("unused") // whoever tells must have a transaction in his hand
    public static void changed(Connection c, UUID merchant, String type, UUID id) {
        Changes.add(new Changes.Change(merchant, type, id));
    }
}
