package io.hongyan.server;

import io.hongyan.core.flow.Allowance;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.action.ActionHandler;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.CurrentFacts;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.DispatcherConfig;
import io.hongyan.server.action.Handlers;
import io.hongyan.server.action.Workshop;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.ingest.HookEndpoint;
import io.hongyan.server.ingest.HookServer;
import io.hongyan.server.ingest.Intake;
import io.hongyan.server.platform.Launch;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.tracking.Consequences;
import io.hongyan.server.tracking.FlowDesk;
import io.hongyan.server.tracking.LaneAllowances;
import io.hongyan.server.tracking.ParcelDecider;
import io.hongyan.server.tracking.SignalHandler;
import io.hongyan.server.tracking.TimerLoop;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What runs without the console: hooks, intake, timers and the dispatcher. Made by plain Java, so
 * that the first push is accepted before the console's context has started.
 */
final class Machine implements AutoCloseable {

    private final Foundation foundation;
    private final ConnectionBook connections;
    private final ActionStore actions;
    private final ParcelDecider decider;
    private final Intake intake;
    private final HookServer hooks;
    private final TimerLoop timers;
    private final Dispatcher dispatcher;

    Machine(Foundation foundation, Launch launch, MeterRegistry meters) {
        this.foundation = foundation;
        this.connections =
                new ConnectionBook(
                        foundation.database(), foundation.vault(), foundation.connectors());
        this.actions = new ActionStore(foundation.ids(), foundation.world());
        this.decider =
                new ParcelDecider(
                        TrackingTables.eventReader()::read,
                        LaneAllowances.USUAL,
                        new Consequences(new NoFlows(), actions, TrackingTables.carriers()),
                        foundation.vault(),
                        foundation.ids());
        this.intake =
                new Intake(
                        launch.whole(Launch.Setting.SHARDS, 1, 16),
                        new Intake.Parts(
                                foundation.intake(),
                                decider,
                                foundation.world(),
                                foundation.vault(),
                                foundation.ids()),
                        new Notices());
        this.dispatcher =
                new Dispatcher(
                        new Workshop(
                                foundation.database(),
                                foundation.world(),
                                actions,
                                CurrentFacts.NONE,
                                meters),
                        new Handlers(handlers()),
                        DispatcherConfig.USUAL);
        this.timers = new TimerLoop(foundation.database(), decider, foundation.world(), Map.of());
        this.hooks =
                HookServer.open(
                        launch.port(Launch.Setting.HOOK_PORT),
                        1,
                        new HookEndpoint(
                                foundation.connectors(),
                                new Directory(connections),
                                intake,
                                new HookEndpoint.Evidence(
                                        foundation.database(),
                                        foundation.vault(),
                                        foundation.ids(),
                                        foundation.world())));
    }

    private List<ActionHandler> handlers() {
        return List.of(
                new SignalHandler(
                        decider,
                        (_, action, _, _) ->
                                new io.hongyan.kit.Outcome.Refused(
                                        "no_flows", action.subject().kind().wireName())));
    }

    Machine start() {
        dispatcher.start();
        timers.start();
        return this;
    }

    Foundation foundation() {
        return foundation;
    }

    ConnectionBook connections() {
        return connections;
    }

    ActionStore actions() {
        return actions;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    TimerLoop timers() {
        return timers;
    }

    Intake intake() {
        return intake;
    }

    Binding binding() {
        return new Binding(decider, foundation.world());
    }

    int hookPort() {
        return hooks.port();
    }

    @Override
    public void close() {
        hooks.close();
        intake.close();
        timers.close();
        dispatcher.close();
    }
}
