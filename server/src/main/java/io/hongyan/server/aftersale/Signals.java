package io.hongyan.server.aftersale;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.base.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the flows of a parcel what became of its claim. */
final class Signals {

    private Signals() {}

    /** What others hear: amounts with their currency. */
    private static Map<String, Object> data(Claim claim) {
        var data = new LinkedHashMap<String, Object>();
        var order = claim.about().order();
        var member = claim.about().member();
        if (order != null) {
            data.put("order", order);
        }
        if (member != null) {
            data.put("member", member);
        }
        data.put("state", claim.state().wireName());
        data.put("reason", claim.reason().name());
        data.put("amount", Map.of("amount", claim.worth(), "currency", "CNY"));
        return data;
    }

    /**
     * @param what opened, approved, paid or refused
     */
    static Optional<Action> of(Claim claim, String what, Instant now) {
        var parcel = claim.about().parcel();
        if (parcel == null) {
            return Optional.empty();
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("claim.state", claim.state().wireName());
        facts.put("claim.amount", claim.worth());
        facts.put("claim.reason", claim.reason().name());
        var id = "claim:" + claim.id() + ":" + what;
        var body = new LinkedHashMap<String, Object>();
        body.put("trigger", "claim." + what);
        body.put("id", id);
        body.put("at", now);
        body.put("case", claim.id());
        body.put("facts", facts);
        body.put("data", data(claim));
        return Optional.of(
                new Action(
                        "signal",
                        Subject.parcel(parcel),
                        id,
                        JsonText.of(body),
                        now,
                        null,
                        Guard.NONE,
                        Receipt.ofRule("claim").fact("case", claim.id()).toJson()));
    }
}
