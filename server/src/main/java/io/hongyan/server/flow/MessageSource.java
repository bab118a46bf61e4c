package io.hongyan.server.flow;

import io.hongyan.core.message.QuietHours;
import io.hongyan.core.message.Template;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** What flows need to know of a merchant's messages; the templates' keeper gives it. */
public interface MessageSource {

    /** What comes with the program, nothing of a merchant's own. */
    MessageSource BUILT_IN =
            new MessageSource() {
                @Override
                public Map<String, Template> templates(Connection c, UUID merchant) {
                    return BuiltIns.templates();
                }

                @Override
                public QuietHours quietHours(Connection c, UUID merchant) {
                    return QuietHours.USUAL;
                }
            };

    /** By id. */
    Map<String, Template> templates(Connection c, UUID merchant) throws SQLException;

    QuietHours quietHours(Connection c, UUID merchant) throws SQLException;
}
