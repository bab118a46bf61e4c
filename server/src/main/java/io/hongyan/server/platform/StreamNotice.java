package io.hongyan.server.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Tells those who look at a page that something has changed, after the commit. */
public final class StreamNotice {

    private static final String NOTIFY =
            """
            select pg_notify('hongyan_stream',
                             json_build_object('merchant', ?::text, 'type', ?::text,
                                               'id', ?::text)::text)
            """;

    private StreamNotice() {}

    /**
     * @param type case.changed, approval.changed, ticket.changed …
     */
    public static void changed(Connection c, UUID merchant, String type, UUID id)
            throws SQLException {
        Sql.exists(c, NOTIFY, merchant.toString(), type, id.toString());
    }
}
