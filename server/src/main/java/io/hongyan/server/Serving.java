package io.hongyan.server;

import io.hongyan.kit.Connectors;
import io.hongyan.kit.Outside;
import io.hongyan.server.access.SetupLink;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.Lines;
import io.hongyan.server.aftersale.Claims;
import io.hongyan.server.aftersale.Payments;
import io.hongyan.server.buyer.Desk;
import io.hongyan.server.buyer.ReviewCoupons;
import io.hongyan.server.buyer.Rewards;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.desk.Approvals;
import io.hongyan.server.desk.Tickets;
import io.hongyan.server.flow.Conditions;
import io.hongyan.server.flow.FlowBook;
import io.hongyan.server.ingest.Redrive;
import io.hongyan.server.loyalty.CouponBook;
import io.hongyan.server.loyalty.LaneStandards;
import io.hongyan.server.loyalty.Members;
import io.hongyan.server.loyalty.PointsLedger;
import io.hongyan.server.loyalty.ReviewRewards;
import io.hongyan.server.loyalty.TierBook;
import io.hongyan.server.message.Consents;
import io.hongyan.server.message.Recipients;
import io.hongyan.server.message.TemplateBook;
import io.hongyan.server.message.TemplateSource;
import io.hongyan.server.order.OrderIntake;
import io.hongyan.server.order.ShipmentBinder;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Launch;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.watch.Refresh;
import io.hongyan.server.web.Beans;
import io.hongyan.server.web.ClockKeeper;
import io.hongyan.server.web.ConsoleConfig;
import io.hongyan.server.web.ConsoleServer;
import io.hongyan.server.webhook.WebhookBook;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The whole program, running: foundation, machine, console. */
final class Serving implements AutoCloseable {

    private final Machine machine;
    private final ConsoleServer console;

    private Serving(Machine machine, ConsoleServer console) {
        this.machine = machine;
        this.console = console;
    }

    /** Production start: real time, real providers, no demo data. */
    static int untilStopped(Launch launch, PrintStream out) {
        var serving = start(launch, null);
        serving.console
                .bean(SetupLink.class)
                .offer()
                .ifPresent(secret ->
                        out.println(
                                "Set up the first administrator within an hour: "
                                        + publicUrl(launch)
                                        + "/setup/"
                                        + secret));
        out.println("Hongyan is ready: " + publicUrl(launch));
        return awaitStop(serving);
    }

    /**
     * Starts everything.
     *
     * @param world the page of the outside world that keeps the clock; null for real time
     */
    static Serving start(Launch launch, @Nullable URI world) {
        var ready = new AtomicBoolean();
        var foundation = Foundation.lay(launch, world != null);
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var machine = new Machine(foundation, launch, meters).start();
        ready.set(true);
        var console =
                ConsoleServer.start(
                        beans(machine, meters), config(launch, world, ready), Features.ALL);
        return new Serving(machine, console);
    }

    /** Waits until somebody stops the program, then lets what runs come to its end. */
    static int awaitStop(Serving serving) {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            stop.countDown();
                            try {
                                stopped.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }));
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        serving.close();
        stopped.countDown();
        return 0;
    }

    private static Beans beans(Machine machine, PrometheusMeterRegistry meters) {
        var foundation = machine.foundation();
        var beans =
                new Beans()
                        .with(Database.class, foundation.pages())
                        .with(WorldClock.class, foundation.world())
                        .with(Ids.class, foundation.ids())
                        .with(Vault.class, foundation.vault())
                        .with(Connectors.class, foundation.connectors())
                        .with(Outside.class, foundation.outside())
                        .with(ConnectionBook.class, machine.connections())
                        .with(ActionStore.class, machine.actions())
                        .with(Dispatcher.class, machine.dispatcher())
                        .with(Binding.class, machine.binding())
                        .with(PrometheusMeterRegistry.class, meters)
                        .with(OrderIntake.class, machine.orders())
                        .with(ShipmentBinder.class, machine.binding()::bind)
                        .with(Lines.class, machine.lines())
                        .with(Refresh.class, machine.refresh())
                        .with(Redrive.class, machine.redrive())
                        .with(WebhookBook.class, machine.webhooks())
                        .with(TemplateBook.class, machine.templates())
                        .with(TemplateSource.class, machine.templateSource())
                        .with(Recipients.class, new Recipients())
                        .with(FlowBook.class, machine.flowBook())
                        .with(Conditions.class, machine.conditions());
        withOffice(beans, machine);
        if (!foundation.world().isSystem()) {
            beans.with(
                    ClockKeeper.class,
                    new KeptClock(
                            foundation.world(),
                            foundation.database(),
                            machine.timers(),
                            machine.dispatcher()));
        }
        return beans;
    }

    private static void withOffice(Beans beans, Machine machine) {
        var office = machine.office();
        beans.with(Claims.class, office.claims())
                .with(Payments.class, office.payments())
                .with(Approvals.class, office.approvals())
                .with(Tickets.class, office.tickets())
                .with(CouponBook.class, office.coupons())
                .with(ReviewRewards.class, office.reviews())
                .with(PointsLedger.class, office.points())
                .with(LaneStandards.class, office.lanes())
                .with(TierBook.class, office.tiers())
                .with(Members.class, office.members())
                .with(Consents.class, office.consents())
                .with(Desk.class, new BuyerDesk(office.tickets(), machine.actions()))
                .with(Rewards.class, new ReviewCoupons(office.reviews()));
    }

    private static ConsoleConfig config(Launch launch, @Nullable URI world, AtomicBoolean ready) {
        var root = Path.of(System.getProperty("hongyan.root", "."));
        var tls =
                launch.findFile(Launch.Setting.TLS_CERT)
                        .flatMap(certificate ->
                                launch.findFile(Launch.Setting.TLS_KEY)
                                        .map(key -> new ConsoleConfig.Tls(certificate, key)));
        return new ConsoleConfig(
                launch.port(Launch.Setting.PORT),
                root.resolve("web/console/dist"),
                root.resolve("web/buyer/dist"),
                publicUrl(launch),
                hookUrl(launch),
                world,
                tls.orElse(null),
                ready::get);
    }

    static URI publicUrl(Launch launch) {
        return launch.findAddress(Launch.Setting.PUBLIC_URL)
                .orElse(URI.create("http://localhost:" + launch.port(Launch.Setting.PORT)));
    }

    static URI hookUrl(Launch launch) {
        return launch.findAddress(Launch.Setting.PUBLIC_HOOK_URL)
                .orElse(URI.create("http://localhost:" + launch.port(Launch.Setting.HOOK_PORT)));
    }

    Machine machine() {
        return machine;
    }

    <T> T bean(Class<T> type) {
        return console.bean(type);
    }

    Optional<Integer> port() {
        return Optional.of(console.port());
    }

    @Override
    public void close() {
        console.close();
        machine.close();
        machine.foundation().close();
    }
}
