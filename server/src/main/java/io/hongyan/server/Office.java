package io.hongyan.server;

import io.hongyan.server.action.ActionHandler;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.aftersale.ClaimDecisions;
import io.hongyan.server.aftersale.ClaimHandler;
import io.hongyan.server.aftersale.Claims;
import io.hongyan.server.aftersale.Payments;
import io.hongyan.server.aftersale.PayoutRoute;
import io.hongyan.server.aftersale.TransferCheckHandler;
import io.hongyan.server.aftersale.TransferHandler;
import io.hongyan.server.desk.ApprovalTimeoutHandler;
import io.hongyan.server.desk.Approvals;
import io.hongyan.server.desk.ApproveHandler;
import io.hongyan.server.desk.TicketHandler;
import io.hongyan.server.desk.Tickets;
import io.hongyan.server.loyalty.CouponBook;
import io.hongyan.server.loyalty.CouponExpireHandler;
import io.hongyan.server.loyalty.CouponHandler;
import io.hongyan.server.loyalty.CouponUse;
import io.hongyan.server.loyalty.DeliveredCountHandler;
import io.hongyan.server.loyalty.LaneStandards;
import io.hongyan.server.loyalty.Members;
import io.hongyan.server.loyalty.PointsConfirmHandler;
import io.hongyan.server.loyalty.PointsExpireHandler;
import io.hongyan.server.loyalty.PointsHandler;
import io.hongyan.server.loyalty.PointsLedger;
import io.hongyan.server.loyalty.ReviewRewards;
import io.hongyan.server.loyalty.TierBook;
import io.hongyan.server.loyalty.TierHandler;
import io.hongyan.server.loyalty.Timers;
import io.hongyan.server.message.Consents;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.vault.Vault;
import java.util.List;

/** The books and desks that handlers and pages share: claims, money, loyalty, tickets. */
record Office(
        Claims claims,
        Payments payments,
        Approvals approvals,
        Tickets tickets,
        CouponBook coupons,
        CouponUse couponUse,
        ReviewRewards reviews,
        PointsLedger points,
        LaneStandards lanes,
        TierBook tiers,
        Timers timers,
        Members members,
        Consents consents) {

    static Office open(Ids ids, Vault vault, ActionStore actions) {
        var timers = new Timers(actions);
        var coupons = new CouponBook(ids, timers);
        var tiers = new TierBook(ids, timers);
        var claims = new Claims(ids, actions, vault);
        return new Office(
                claims,
                new Payments(ids, actions, claims, coupons),
                new Approvals(actions, List.of(new ClaimDecisions(claims))),
                new Tickets(ids, vault),
                coupons,
                new CouponUse(ids, timers),
                new ReviewRewards(coupons),
                new PointsLedger(ids, timers),
                new LaneStandards(),
                tiers,
                timers,
                new Members(ids, vault, tiers),
                new Consents(vault));
    }

    /** Who carries out what stays inside, and payouts. */
    List<ActionHandler> handlers(Foundation foundation, ActionStore actions, PayoutRoute routes) {
        var database = foundation.database();
        return List.of(
                new ClaimHandler(claims),
                new TransferHandler(database, payments, routes, foundation.vault()),
                new TransferCheckHandler(database, payments, routes),
                new ApproveHandler(foundation.ids(), actions),
                new ApprovalTimeoutHandler(approvals),
                new TicketHandler(tickets),
                new CouponHandler(coupons),
                new CouponExpireHandler(coupons),
                new PointsHandler(points),
                new PointsConfirmHandler(points, timers),
                new PointsExpireHandler(points),
                TierHandler.asked(tiers),
                TierHandler.timed(tiers),
                new DeliveredCountHandler(lanes, points));
    }
}
