package io.hongyan.server.aftersale;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.aftersale.Caps;
import io.hongyan.core.aftersale.ClaimReason;
import io.hongyan.core.aftersale.Degree;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens the claim of a flow's step; its amount comes from the merchant's assessment table. */
public final class ClaimHandler implements InternalHandler {

    private final Claims claims;

    public ClaimHandler(Claims claims) {
        this.claims = claims;
    }

    @Override
    public String kind() {
        return "claim";
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var parcel = parcel(action);
        var reason = ClaimReason.find(action.text("reason"));
        if (parcel.isEmpty() || reason.isEmpty()) {
            return new Outcome.Refused("bad_claim", "a parcel and a reason are needed");
        }
        var opening =
                new Claims.Opening(
                        action.key(),
                        parcel.get(),
                        reason.get(),
                        Degree.find(action.text("degree")).orElse(null),
                        new Caps(amount(action, "atMost"), amount(action, "approveAbove")),
                        action.receipt().toString(),
                        "flow:" + action.flow());
        return switch (claims.open(tx, action.merchant(), opening, now)) {
            case Claims.Answer.Done(var id, var state) ->
                    new Outcome.Done(id.toString(), state.wireName());
            case Claims.Answer.Exists(var id, var state) ->
                    new Outcome.Done(id.toString(), state.wireName());
            case Claims.Answer.NotFound() ->
                    new Outcome.Refused("no_parcel", parcel.get().toString());
            case Claims.Answer.WrongState(var state) ->
                    new Outcome.Refused("wrong_state", state.wireName());
        };
    }

    private static Optional<UUID> parcel(StoredAction action) {
        return action.subject().kind() == SubjectKind.PARCEL
                ? Optional.of(action.subject().id())
                : action.findId("parcel");
    }

    private static @Nullable Long amount(StoredAction action, String field) {
        var value = action.body().path(field);
        return value.isIntegralNumber() && value.asLong() >= 0 ? value.asLong() : null;
    }
}
