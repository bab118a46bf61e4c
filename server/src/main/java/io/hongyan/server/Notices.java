package io.hongyan.server;

import io.hongyan.kit.Notice;
import io.hongyan.server.aftersale.Payments;
import io.hongyan.server.ingest.HookTarget;
import io.hongyan.server.ingest.NoticeSink;
import io.hongyan.server.message.MessageReceipts;
import io.hongyan.server.order.OrderIntake;
import io.hongyan.server.tracking.CarrierCorrection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Takes news that is no scan to the feature that it concerns, each in one transaction. */
record Notices(
        Foundation foundation, OrderIntake orders, Payments payments, MessageReceipts receipts)
        implements NoticeSink {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void accept(HookTarget target, List<Notice> notices) {
        for (var notice : notices) {
            foundation
                    .database()
                    .transact(
                            target.merchant(),
                            c -> {
                                take(c, target, notice);
                                return true;
                            });
        }
    }

    private void take(Connection c, HookTarget target, Notice notice) throws SQLException {
        var merchant = target.merchant();
        switch (notice) {
            case Notice.OrderUpserted order -> takeOrder(c, target, order);
            case Notice.PayoutResult result ->
                    payments.result(c, merchant, result, foundation.world().instant());
            case Notice.MessageReceipt receipt ->
                    receipts.accept(c, merchant, target.connection(), receipt);
            case Notice.OptedOut out -> receipts.accept(c, merchant, target.connection(), out);
            case Notice.CarrierCorrected corrected ->
                    CarrierCorrection.apply(
                            c, merchant, corrected.number(), corrected.from(), corrected.to());
            case Notice.WatchEnded ended ->
                    LOG.debug("{} stopped watching: {}", target.connector(), ended.reason());
            case Notice.TrackingReported _, Notice.Unusable _ ->
                    throw new IllegalArgumentException("scans go to the shards");
        }
    }

    private void takeOrder(Connection c, HookTarget target, Notice.OrderUpserted order)
            throws SQLException {
        var result =
                orders.upsert(c, target.merchant(), order.shop(), JSON.readTree(order.orderJson()));
        if (result instanceof OrderIntake.Upserted.Invalid(var errors)) {
            throw new IllegalArgumentException("the order can't be taken: " + errors);
        }
    }
}
