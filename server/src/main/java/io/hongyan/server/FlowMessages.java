package io.hongyan.server;

import io.hongyan.core.message.QuietHours;
import io.hongyan.core.message.Template;
import io.hongyan.server.flow.MessageSource;
import io.hongyan.server.message.TemplateBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Flows see the merchant's templates as he has them today. */
record FlowMessages(TemplateBook templates) implements MessageSource {

    @Override
    public Map<String, Template> templates(Connection c, UUID merchant) throws SQLException {
        var held = new HashMap<String, Template>();
        templates.all(c, merchant).forEach((id, one) -> held.put(id, one.template()));
        return held;
    }

    @Override
    public QuietHours quietHours(Connection c, UUID merchant) {
        return QuietHours.USUAL;
    }
}
