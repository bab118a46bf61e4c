package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reports by which a channel says later what became of a message. */
final class Receipts {

    /** A message that a report is due for, or has been made of. */
    record Receipt(String serial, String phone, String key, Instant at, boolean reported) {}

    /** Words a report in the channel's own way. */
    interface Sender {

        String name();

        String report(Receipt receipt, boolean arrived);

        default Map<String, String> headers() {
            return Map.of();
        }

        default String reportType() {
            return "application/json; charset=utf-8";
        }

        /** The address to report to, given the one typed into the console. */
        default String reportUrl(String hookUrl, String report) {
            return hookUrl;
        }
    }

    private final World world;
    private final Outbox outbox;
    private final Hooks hooks;
    private final Table<Receipt> receipts;
    private final Map<String, Sender> senders = new HashMap<>();

    Receipts(World world, Outbox outbox, Hooks hooks, Journal journal) {
        this.world = world;
        this.outbox = outbox;
        this.hooks = hooks;
        this.receipts = journal.table("receipt", Receipt.class);
    }

    void know(Sender sender) {
        senders.put(sender.name(), sender);
    }

    void clear() {
        receipts.clear();
    }

    void expect(String channel, String phone, String key, String serial) {
        var id = channel + "/" + phone + "/" + serial;
        receipts.put(id, new Receipt(serial, phone, key, world.now(), false));
        world.plan(Duration.ofSeconds(6), Task.Kind.RECEIPT, id);
    }

    List<Receipt> of(String channel, String phone) {
        return receipts.keysFrom(channel + "/" + phone + "/").stream()
                .map(id -> receipts.get(id).orElseThrow())
                .toList();
    }

    /** Reports what is due; a phone that ends in 0000 is switched off for ever. */
    void report(Task task) {
        world.done(task);
        var receipt = receipts.get(task.ref()).orElse(null);
        var sender = senders.get(task.ref().substring(0, task.ref().indexOf('/')));
        if (receipt == null || sender == null) {
            return;
        }
        var arrived = !receipt.phone().endsWith("0000");
        var body = sender.report(receipt, arrived);
        receipts.put(
                task.ref(),
                new Receipt(receipt.serial(), receipt.phone(), receipt.key(), receipt.at(), true));
        hooks.hookUrl(sender.name())
                .ifPresent(url ->
                        outbox.post(
                                sender.name(),
                                receipt.serial(),
                                new Push.Letter(
                                        sender.reportUrl(url, body),
                                        sender.reportType(),
                                        body,
                                        sender.headers())));
    }
}
