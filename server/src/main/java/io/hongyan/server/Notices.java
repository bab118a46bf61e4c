package io.hongyan.server;

import io.hongyan.kit.Notice;
import io.hongyan.server.aftersale.Payments;
import io.hongyan.server.ingest.HookTarget;
import io.hongyan.server.ingest.NoticeSink;
import io.hongyan.server.message.MessageReceipts;
import io.hongyan.server.order.OrderIntake;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import io.hongyan.server.tracking.CarrierCorrection;
import io.hongyan.server.watch.WatchEnd;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes news that is no scan to the feature that it concerns, each in one transaction. */
record Notices(
        Database database,
        InstantSource world,
        OrderIntake orders,
        Payments payments,
        MessageReceipts receipts,
        CarrierCorrection corrections)
        implements NoticeSink {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public List<Notice.Unusable> accept(HookTarget target, List<Notice> notices) {
        var bad = new ArrayList<Notice.Unusable>();
        for (var notice : notices) {
            problemOf(target, notice)
                    .ifPresent(
                            why -> bad.add(new Notice.Unusable(number(notice), why, raw(notice))));
        }
        return bad;
    }

    /** Why it can't be taken as it stands; empty when it is committed. */
    private Optional<String> problemOf(HookTarget target, Notice notice) {
        try {
            return database.transact(target.merchant(), c -> take(c, target, notice));
        } catch (DatabaseTrouble e) {
            if (e.isPassing()) {
                throw e;
            }
            LOG.warn("News of {} can't be taken", target.connector(), e);
            return Optional.of("the database does not take it: " + e.sqlState());
        } catch (RuntimeException e) {
            LOG.warn("News of {} can't be taken", target.connector(), e);
            return Optional.of("it can't be taken: " + e.getClass().getSimpleName());
        }
    }

    private Optional<String> take(Connection c, HookTarget target, Notice notice)
            throws SQLException {
        var merchant = target.merchant();
        switch (notice) {
            case Notice.OrderUpserted order -> {
                return takeOrder(c, target, order);
            }
            case Notice.PayoutResult result -> {
                return payments.result(c, merchant, result, world.instant())
                        ? Optional.empty()
                        : Optional.of("no payment has the key " + result.key());
            }
            case Notice.MessageReceipt receipt ->
                    receipts.accept(c, merchant, target.connection(), receipt);
            case Notice.OptedOut out -> receipts.accept(c, merchant, target.connection(), out);
            case Notice.CarrierCorrected said -> correct(c, merchant, said);
            case Notice.WatchEnded(var carrier, var number, var reason) ->
                    WatchEnd.keep(
                            c,
                            merchant,
                            new WatchEnd.Ended(target.connection(), carrier, number, reason),
                            world.instant());
            case Notice.TrackingReported _, Notice.Unusable _ ->
                    throw new IllegalArgumentException("scans go to the shards");
        }
        return Optional.empty();
    }

    private void correct(Connection c, UUID merchant, Notice.CarrierCorrected said)
            throws SQLException {
        var corrected = new CarrierCorrection.Corrected(said.number(), said.from(), said.to());
        if (!corrections.apply(c, merchant, corrected, world.instant())) {
            throw new DatabaseTrouble(new SQLException("somebody holds the parcel", "55P03"));
        }
    }

    private Optional<String> takeOrder(Connection c, HookTarget target, Notice.OrderUpserted order)
            throws SQLException {
        var result =
                orders.upsert(c, target.merchant(), order.shop(), JSON.readTree(order.orderJson()));
        return result instanceof OrderIntake.Upserted.Invalid(var errors)
                ? Optional.of(
                        "the order can't be taken: "
                                + errors.stream()
                                        .map(error -> error.field() + " " + error.code())
                                        .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** What a person looks for it by. */
    private static String number(Notice notice) {
        return switch (notice) {
            case Notice.OrderUpserted order -> orderNumber(order);
            case Notice.CarrierCorrected corrected -> corrected.number();
            case Notice.WatchEnded ended -> ended.number();
            case Notice.TrackingReported reported -> reported.number();
            case Notice.Unusable unusable -> unusable.number();
            case Notice.PayoutResult result -> result.key();
            case Notice.MessageReceipt receipt -> receipt.key();
            case Notice.OptedOut _ -> "";
        };
    }

    private static String orderNumber(Notice.OrderUpserted order) {
        try {
            return JSON.readTree(order.orderJson()).path("number").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private static String raw(Notice notice) {
        return notice instanceof Notice.OrderUpserted order ? order.orderJson() : notice.toString();
    }
}
