package io.hongyan.server.loyalty;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.base.JsonText;
import io.hongyan.server.action.ActionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What has to be looked at again on a later day: actions of their own that fall due then. */
public final class Timers {

    static final String CONFIRM = "points-confirm";
    static final String EXPIRE = "points-expire";
    static final String LOOK = "tier-look";
    static final String COUPON = "coupon-expire";

    private final ActionStore actions;

    public Timers(ActionStore actions) {
        this.actions = actions;
    }

    /**
     * A lot to be confirmed.
     *
     * @param about the parcel that it was earned by; empty for none
     * @param round how often it was put off for an open claim
     */
    record Confirm(UUID lot, String about, int round) {}

    void confirm(Connection c, Account account, Confirm confirm, Instant at) throws SQLException {
        var body = Map.of("lot", confirm.lot, "parcel", confirm.about, "round", confirm.round);
        var key = CONFIRM + "/" + confirm.lot + "/" + confirm.round;
        add(c, account.merchant(), action(CONFIRM, member(account), key, body, at));
    }

    void expire(Connection c, Account account, LocalDate on) throws SQLException {
        add(
                c,
                account.merchant(),
                action(EXPIRE, member(account), EXPIRE + "/" + on, Map.of(), start(on)));
    }

    void look(Connection c, Account account, String programme, LocalDate on) throws SQLException {
        var key = LOOK + "/" + programme + "/" + on;
        add(
                c,
                account.merchant(),
                action(LOOK, member(account), key, Map.of("check", programme), start(on)));
    }

    /**
     * @param subject whose coupon it is: a member, or the order that it was given for
     */
    void couponEnds(Connection c, UUID merchant, Subject subject, UUID coupon, Instant at)
            throws SQLException {
        var key = COUPON + "/" + coupon + "/" + at;
        add(c, merchant, action(COUPON, subject, key, Map.of("coupon", coupon), at));
    }

    void add(Connection c, UUID merchant, Action... more) throws SQLException {
        actions.insertAll(c, merchant, List.of(more));
    }

    private static Action action(
            String kind, Subject subject, String key, Map<String, ?> body, Instant at) {
        return new Action(
                kind,
                subject,
                key,
                JsonText.of(body),
                at,
                null,
                Guard.NONE,
                Receipt.ofRule(kind).toJson());
    }

    static Subject member(Account account) {
        return new Subject(SubjectKind.MEMBER, account.member());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Members.SHANGHAI).toInstant();
    }
}
