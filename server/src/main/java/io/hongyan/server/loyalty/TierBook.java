package io.hongyan.server.loyalty;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.base.JsonText;
import io.hongyan.core.loyalty.Tier;
import io.hongyan.core.loyalty.TierProgramme;
import io.hongyan.core.loyalty.TierProgramme.Cause;
import io.hongyan.core.loyalty.TierProgramme.Metric;
import io.hongyan.core.loyalty.TierProgramme.Standing;
import io.hongyan.core.loyalty.TierProgramme.Step;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at members and gives them the best tier that any programme says. */
public final class TierBook {

    public static final String SPEND = "spend";
    public static final String ON_TIME = "on-time";

    /** What everybody has. */
    static final String BASE = "普通";

    /** What holds until the merchant makes programmes of his own. */
    static final List<TierProgramme> USUAL =
            List.of(
                    new TierProgramme(
                            SPEND,
                            Metric.SPEND_365,
                            List.of(new Tier("银卡", 1, 50_000), new Tier("金卡", 2, 200_000)),
                            TierProgramme.Validity.DAYS_365,
                            30,
                            30,
                            TierProgramme.Downgrade.ONE_DOWN),
                    new TierProgramme(
                            ON_TIME,
                            Metric.ON_TIME_MONTH,
                            List.of(new Tier("白金会员", 3, 5)),
                            TierProgramme.Validity.END_OF_NEXT_MONTH,
                            0,
                            0,
                            TierProgramme.Downgrade.BY_METRIC));

    private final Ids ids;
    private final Timers timers;

    public TierBook(Ids ids, Timers timers) {
        this.ids = ids;
        this.timers = timers;
    }

    /**
     * A reason to look at a member.
     *
     * @param programme code of the programme
     * @param month the month whose on-time parcels are counted; null for the present one
     * @param key what brought it about
     */
    public record Look(
            Account account, String programme, Cause cause, @Nullable YearMonth month, String key) {

        Look(
                java.util.UUID merchant,
                java.util.UUID member,
                String programme,
                Cause cause,
                String key) {
            this(new Account(merchant, member), programme, cause, null, key);
        }
    }

    /** What a look came to. */
    public enum Outcome {
        CHANGED,
        UNCHANGED,
        NO_MEMBER,
        NO_PROGRAMME
    }

    private record Case(
            Look look, MemberRow member, TierProgramme programme, Standing standing, long metric) {}

    /** Repeating it changes nothing. */
    public Outcome look(Connection c, Look look, Instant now) throws SQLException {
        var account = look.account;
        var member = MemberStore.lock(c, account.merchant(), account.member()).orElse(null);
        if (member == null) {
            return Outcome.NO_MEMBER;
        }
        var programmes = TierStore.programmes(c, account.merchant());
        var programme =
                programmes.stream().filter(p -> p.code().equals(look.programme)).findFirst();
        if (programme.isEmpty()) {
            return Outcome.NO_PROGRAMME;
        }
        var today = PointsLedger.day(now);
        var month = look.month == null ? YearMonth.from(today) : look.month;
        var day = dayOf(programme.get(), month, today);
        var looked =
                new Case(
                        look,
                        member,
                        programme.get(),
                        TierStore.standing(c, account, look.programme),
                        metric(c, member, programme.get().metric(), month, day));
        var step =
                programme
                        .get()
                        .look(looked.standing, looked.metric, look.cause, day)
                        .filter(made -> !isOverBefore(made, today));
        if (step.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        take(c, looked, step.get(), now);
        return settle(c, looked, programmes, now) ? Outcome.CHANGED : Outcome.UNCHANGED;
    }

    /** Parcels of a month that is over earn what they would have earned on its last day. */
    private static LocalDate dayOf(TierProgramme programme, YearMonth month, LocalDate today) {
        var last = month.atEndOfMonth();
        return programme.metric() == Metric.ON_TIME_MONTH && last.isBefore(today) ? last : today;
    }

    private static boolean isOverBefore(Step step, LocalDate today) {
        var until = step.after().until();
        return until != null
                && step.after().rank() > step.before().rank()
                && !today.isBefore(until);
    }

    private static long metric(
            Connection c, MemberRow member, Metric metric, YearMonth month, LocalDate day)
            throws SQLException {
        return switch (metric) {
            case SPEND_365 -> Members.spend(c, member, day);
            case ON_TIME_MONTH ->
                    OnTimeStore.count(
                            c, new Account(member.merchant(), member.id()), month.toString());
        };
    }

    private void take(Connection c, Case looked, Step step, Instant now) throws SQLException {
        var account = looked.look.account;
        TierStore.put(c, account, looked.programme.code(), step.after());
        TierStore.addHistory(
                c,
                account,
                new TierStore.History(
                        ids.next(), looked.programme.code(), step, looked.look.key, now));
        var next = step.after().nextLook();
        if (next != null) {
            timers.look(c, account, looked.programme.code(), next);
        }
    }

    /** Gives the member the best tier of all programmes; true if that is another than before. */
    private boolean settle(Connection c, Case looked, List<TierProgramme> programmes, Instant now)
            throws SQLException {
        var account = looked.look.account;
        var best = best(programmes, TierStore.standings(c, account));
        var before = looked.member.standing();
        if (best.equals(before)) {
            return false;
        }
        MemberStore.save(c, looked.member.with(best), now);
        if (best.tier().equals(before.tier())) {
            return false;
        }
        tell(c, looked, best, now);
        return true;
    }

    private static MemberRow.Standing best(
            List<TierProgramme> programmes, Map<String, Standing> standings) {
        var best = new MemberRow.Standing(BASE, 0, null);
        for (var programme : programmes) {
            var standing = standings.getOrDefault(programme.code(), Standing.NONE);
            var tier = programme.at(standing.rank());
            if (tier != null && tier.rank() > best.rank()) {
                best =
                        new MemberRow.Standing(
                                tier.name(),
                                tier.rank(),
                                Optional.ofNullable(standing.nextLook())
                                        .map(day -> day.atStartOfDay(Members.SHANGHAI).toInstant())
                                        .orElse(null));
            }
        }
        return best;
    }

    private void tell(Connection c, Case looked, MemberRow.Standing after, Instant now)
            throws SQLException {
        var member = looked.member;
        var version = member.version() + 1;
        var id = "tier:" + member.id() + ":" + version;
        var facts = new LinkedHashMap<String, Object>();
        facts.put("member.id", member.id());
        facts.put("member.tier", after.tier());
        facts.put("member.tierBefore", member.standing().tier());
        facts.put("member.tierUp", after.rank() > member.standing().rank());
        var signal = new LinkedHashMap<String, Object>();
        signal.put("trigger", "member.tier_changed");
        signal.put("id", id);
        signal.put("at", now);
        signal.put("facts", facts);
        signal.put("member", member.id());
        var data = new LinkedHashMap<String, Object>();
        data.put("member", member.id());
        data.put("shop", member.shop());
        data.put("from", member.standing().tier());
        data.put("to", after.tier());
        data.put("until", after.until());
        signal.put("data", data);
        var receipt =
                Receipt.ofRule("tier:" + looked.programme.code())
                        .says("cause", looked.look.key)
                        .fact("metric", looked.metric)
                        .fact("from", member.standing().tier())
                        .fact("to", after.tier())
                        .toJson();
        timers.add(
                c,
                member.merchant(),
                action(looked, new Act("signal", id + "/signal", signal), receipt, now));
    }

    private record Act(String kind, String key, Map<String, Object> body) {}

    private static Action action(Case looked, Act act, String receipt, Instant now) {
        return new Action(
                act.kind,
                Timers.member(looked.look.account),
                act.key,
                JsonText.of(act.body),
                now,
                null,
                Guard.NONE,
                receipt);
    }
}
