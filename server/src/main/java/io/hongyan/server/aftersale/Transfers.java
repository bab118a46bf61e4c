package io.hongyan.server.aftersale;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the action that pays a claim: one of its own, with the claim's key. */
final class Transfers {

    private Transfers() {}

    static Action of(Claim claim, Instant now) {
        var body = new LinkedHashMap<String, Object>();
        body.put("case", claim.id());
        body.put("amount", claim.worth());
        body.put("currency", claim.currency());
        body.put("reason", claim.reason().name());
        put(body, "parcel", claim.about().parcel());
        put(body, "order", claim.about().order());
        put(body, "member", claim.about().member());
        return new Action(
                TransferHandler.KIND,
                new Subject(SubjectKind.CASE, claim.id()),
                claim.key(),
                JsonText.of(body),
                now,
                null,
                Guard.NONE.inGroup(Claims.GROUP),
                Receipt.ofRule("claim")
                        .fact("case", claim.id())
                        .fact("amount", claim.worth())
                        .fact("calculation", Json.read(claim.calculation()).toString())
                        .toJson());
    }

    private static void put(Map<String, Object> body, String name, @Nullable UUID id) {
        if (id != null) {
            body.put(name, id);
        }
    }
}
