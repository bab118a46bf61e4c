package io.hongyan.server.message;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.base.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;

/**
 * A message about a parcel that nobody got: flows may answer to it.
 *
 * @param cause id of the action or message that failed
 */
record FailedMessage(UUID parcel, String purpose, UUID cause, String key) {

    Action signal(Instant at) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("message.purpose", purpose);
        var body = new LinkedHashMap<String, Object>();
        body.put("trigger", "message.failed");
        body.put("id", key);
        body.put("at", at);
        body.put("facts", facts);
        var subject = Subject.parcel(parcel);
        return new Action(
                "signal",
                subject,
                "signal/" + subject.wireName() + "/message.failed/" + cause,
                JsonText.of(body),
                at,
                null,
                Guard.NONE,
                Receipt.ofRule("message.failed").fact("cause", cause).toJson());
    }
}
