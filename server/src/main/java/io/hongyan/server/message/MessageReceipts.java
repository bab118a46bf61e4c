package io.hongyan.server.message;

import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.Notice;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Lines;
import io.hongyan.server.message.MessageStore.Mark;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What channels tell afterwards: that a message arrived or not, and who wants no more. */
public final class MessageReceipts {

    private final Lines lines;
    private final Consents consents;
    private final ActionStore actions;

    public MessageReceipts(Lines lines, Consents consents, ActionStore actions) {
        this.lines = lines;
        this.consents = consents;
        this.actions = actions;
    }

    /**
     * Takes a receipt in the transaction that commits it. One that belongs to no message of ours
     * changes nothing. Whoever was in doubt whether it left knows it now.
     */
    public void accept(Connection c, UUID merchant, UUID connection, Notice.MessageReceipt receipt)
            throws SQLException {
        for (var row : rowsOf(c, merchant, connection, receipt)) {
            var mark =
                    new Mark(
                            receipt.delivered() ? "delivered" : "failed",
                            receipt.providerId(),
                            receipt.delivered() ? null : receipt.reason(),
                            receipt.at(),
                            true);
            if (MessageStore.mark(c, merchant, row, mark)) {
                follow(c, merchant, row, receipt);
            }
        }
    }

    private void follow(
            Connection c, UUID merchant, MessageStore.Row row, Notice.MessageReceipt receipt)
            throws SQLException {
        var action = row.action();
        if (action != null && row.isOpen()) {
            actions.askAgain(c, merchant, action);
        } else if (receipt.delivered() || row.state().equals("failed")) {
            return; // what failed has been told before
        } else if (triesAnotherWay(c, merchant, row, receipt)) {
            return;
        } else if (row.parcel() != null) {
            var failed = new FailedMessage(row.parcel(), row.purpose(), row.id(), row.key());
            actions.insertAll(c, merchant, List.of(failed.signal(receipt.at())));
        }
    }

    /** Nobody got it though it was sent: the same message goes the next way, if there is one. */
    private boolean triesAnotherWay(
            Connection c, UUID merchant, MessageStore.Row row, Notice.MessageReceipt receipt)
            throws SQLException {
        var why = row.channel() + ": " + receipt.reason();
        var wasSent = row.state().equals("accepted");
        return wasSent && row.action() != null && actions.reopen(c, merchant, row.action(), why);
    }

    private static List<MessageStore.Row> rowsOf(
            Connection c, UUID merchant, UUID connection, Notice.MessageReceipt receipt)
            throws SQLException {
        if (!receipt.key().isEmpty()) {
            return MessageStore.ofKey(c, merchant, receipt.key()).stream()
                    .filter(row -> row.connection().equals(connection))
                    .toList();
        }
        return receipt.providerId().isEmpty()
                ? List.of()
                : MessageStore.ofProviderId(c, merchant, connection, receipt.providerId());
    }

    /** Keeps an opt-out (退订) on the channel of the connection that told it. */
    public void accept(Connection c, UUID merchant, UUID connection, Notice.OptedOut out)
            throws SQLException {
        var line = lines.find(merchant, connection, ChannelConnector.class);
        if (line.isPresent()) {
            var channel = line.get().connector().channel();
            consents.optOut(
                    c,
                    merchant,
                    new Consents.Address(channel, out.address()),
                    out.words(),
                    out.at());
        }
    }
}
