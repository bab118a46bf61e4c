package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.TierProgramme.Cause;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has a programme look at a member: because a flow asks for it, or because a validity ends. */
public final class TierHandler implements InternalHandler {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final TierBook tiers;
    private final String kind;

    private TierHandler(TierBook tiers, String kind) {
        this.tiers = tiers;
        this.kind = kind;
    }

    /** The step {@code tier} of a flow. */
    public static TierHandler asked(TierBook tiers) {
        return new TierHandler(tiers, "tier");
    }

    /** The end of a validity or grace. */
    public static TierHandler timed(TierBook tiers) {
        return new TierHandler(tiers, Timers.LOOK);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var member = Owners.member(action);
        if (member.isEmpty()) {
            return new Outcome.Refused("no_member", "no member is known for this");
        }
        var account = new Account(action.merchant(), member.get());
        var parcel = Owners.parcel(action).orElse(null);
        if (parcel != null && Counting.isUnderWay(tx, account, parcel)) {
            return new Outcome.NotNow(SOON, "the parcel is being counted");
        }
        var check = action.text("check");
        var programme = Owners.isOnTime(check) ? TierBook.ON_TIME : check;
        var look =
                new TierBook.Look(
                        account,
                        programme,
                        Cause.PROGRESS,
                        monthOf(tx, account, parcel),
                        action.key());
        return switch (tiers.look(tx, look, now)) {
            case CHANGED -> new Outcome.Done("", "changed");
            case UNCHANGED -> new Outcome.Done("", "unchanged");
            case NO_MEMBER -> new Outcome.Refused("no_member", member.get().toString());
            case NO_PROGRAMME -> new Outcome.Refused("no_programme", check);
        };
    }

    /** A scan that comes late counts in the month of its signing. */
    private static @Nullable YearMonth monthOf(Connection c, Account account, @Nullable UUID parcel)
            throws SQLException {
        return parcel == null
                ? null
                : OnTimeStore.find(c, account.merchant(), parcel)
                        .map(found -> YearMonth.parse(found.month()))
                        .orElse(null);
    }
}
