package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.Life;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** All providers, wired together. */
public final class Outside {

    public final Faults faults;
    public final Hooks hooks;
    public final Phones phones;
    public final Outbox outbox;
    public final Desk desk;
    public final RequestLog log;
    public final Providers providers;
    private final Receipts receipts;
    private final StandardPayouts payouts;
    private final Wecom wecom;

    public Outside(World world, Life life, Journal journal, Keys keys, Settings settings) {
        faults = new Faults(world, journal);
        hooks = new Hooks(journal);
        phones = new Phones(world, journal);
        outbox = new Outbox(world, faults, journal);
        desk = new Desk(world, journal);
        log = new RequestLog(settings.folder());
        providers = new Providers(world, faults, log, settings.slowness());
        receipts = new Receipts(world, outbox, hooks, journal);
        life.onScan(desk::scanned);
        var texts = new Texts(new Templates(hooks), phones);
        tracker(new Kdniao(world, desk, outbox, hooks, keys));
        tracker(new Kuaidi100(world, desk, outbox, keys));
        tracker(new Sf(world, desk, outbox, hooks, keys));
        sender(new AliyunSms(world, texts, receipts, keys));
        sender(new TencentSms(world, texts, receipts, keys));
        sender(new WechatMp(world, texts, receipts, keys));
        wecom = new Wecom(world, texts, keys, journal);
        provider(wecom);
        var base = new StandardPayouts.Base(world, outbox, hooks, keys);
        payouts = new StandardPayouts(base, journal, settings.machine());
        provider(payouts);
        provider(new Sink(world, keys, settings.machine()));
    }

    /** Where the request log lies, how slow a slow answer is, and the machine's clock. */
    public record Settings(Path folder, Duration slowness, InstantSource machine) {}

    /** Does a provider's task; the product is not called in here. Called inside a change. */
    public void run(Task task) {
        switch (task.kind()) {
            case PUSH -> desk.push(task);
            case RECEIPT -> receipts.report(task);
            case CONFIRM -> wecom.confirm(task);
            case PAYOUT -> payouts.conclude(task);
            case STEP, SHOP, ORDER, DELIVER ->
                    throw new IllegalStateException("not a provider's task: " + task);
        }
    }

    public void clear() {
        faults.clear();
        phones.clear();
        outbox.clear();
        desk.clear();
        receipts.clear();
        payouts.clear();
        wecom.clear();
        log.clear();
    }

    private void tracker(Tracker tracker) {
        desk.know(tracker);
        provider(tracker);
    }

    private <T extends Provider & Receipts.Sender> void sender(T sender) {
        receipts.know(sender);
        provider(sender);
    }

    private void provider(Provider provider) {
        outbox.know(provider);
        providers.know(provider);
    }
}
