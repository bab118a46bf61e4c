package io.hongyan.server.tracking;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.base.JsonText;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * A provider found out that a waybill belongs to another carrier than we said. The parcel goes on
 * under the right one; where both are known already they were one parcel all along.
 */
public final class CarrierCorrection {

    private static final String RENAME =
            "update parcel set carrier = ? where merchant_id = ? and parcel_id = ?";
    private static final String SHOW =
            "update parcel_row set carrier = ? where merchant_id = ? and parcel_id = ?";

    private final ParcelDecider decider;
    private final ActionStore actions;
    private final ParcelMerge merge;

    public CarrierCorrection(ParcelDecider decider, ActionStore actions, Vault vault) {
        this.decider = decider;
        this.actions = actions;
        this.merge = new ParcelMerge(vault);
    }

    /** What was said. */
    public record Corrected(String number, String from, String to) {}

    /** False when somebody else holds one of the parcels: to be said again. */
    public boolean apply(Connection c, UUID merchant, Corrected corrected, Instant now)
            throws SQLException {
        var wrong = new ParcelKey(merchant, corrected.from, corrected.number);
        var right = new ParcelKey(merchant, corrected.to, corrected.number);
        var found = ParcelMerge.lock(c, wrong, right);
        var left = found.get(wrong);
        var other = found.get(right);
        if (left == null || wrong.equals(right)) {
            return true;
        }
        if (other == null) {
            rename(c, left, corrected.to);
            return true;
        }
        if (left.order() != null && other.order() != null && !left.order().equals(other.order())) {
            actions.insertAll(c, merchant, List.of(ticket(left, other, now)));
            return true;
        }
        return join(c, left, other, now);
    }

    /** The one that an order holds goes on, and takes over all that the other one was told. */
    private boolean join(Connection c, ParcelRecord wrong, ParcelRecord right, Instant now)
            throws SQLException {
        var keepsWrong = wrong.order() != null && right.order() == null;
        var kept = keepsWrong ? wrong : right;
        var lost = keepsWrong ? right : wrong;
        var history = merge.history(c, lost);
        merge.move(c, lost, kept, now);
        rename(c, kept, right.key().carrier());
        var look = Look.merging(right.key(), history, lost.readTrail().withdrawals());
        return decider.decide(c, List.of(look), now).isEmpty();
    }

    private static void rename(Connection c, ParcelRecord parcel, String carrier)
            throws SQLException {
        Sql.update(c, RENAME, carrier, parcel.key().merchant(), parcel.id());
        Sql.update(c, SHOW, carrier, parcel.key().merchant(), parcel.id());
    }

    /** Two orders, one waybill: only a person can say whose it is. */
    private static Action ticket(ParcelRecord wrong, ParcelRecord right, Instant now) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "同一运单被两个订单持有,需人工核对");
        body.put("priority", "HIGH");
        body.put(
                "suggestion",
                "数据源更正:运单 %s 属于 %s 而非 %s,两个包裹各有订单"
                        .formatted(
                                right.key().number(),
                                right.key().carrier(),
                                wrong.key().carrier()));
        body.put("parcel", wrong.id());
        return new Action(
                "ticket",
                Subject.parcel(wrong.id()),
                "carrier-corrected/" + wrong.id() + "/" + right.id() + "/ticket",
                JsonText.of(body),
                now,
                null,
                Guard.NONE,
                Receipt.ofRule("carrier-corrected").fact("other", right.id()).toJson());
    }
}
