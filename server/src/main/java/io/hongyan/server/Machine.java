package io.hongyan.server;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.kit.CallLog;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.action.ActionHandler;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.DispatcherConfig;
import io.hongyan.server.action.Handlers;
import io.hongyan.server.action.Lines;
import io.hongyan.server.action.ParcelFacts;
import io.hongyan.server.action.Workshop;
import io.hongyan.server.buyer.Links;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.connection.LastHeard;
import io.hongyan.server.desk.OpenProblems;
import io.hongyan.server.flow.Allowances;
import io.hongyan.server.flow.Conditions;
import io.hongyan.server.flow.FlowBook;
import io.hongyan.server.flow.FlowDecider;
import io.hongyan.server.flow.SubjectAnswers;
import io.hongyan.server.flow.TagHandler;
import io.hongyan.server.ingest.HookEndpoint;
import io.hongyan.server.ingest.HookServer;
import io.hongyan.server.ingest.Intake;
import io.hongyan.server.ingest.Redrive;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.message.BuyerLinks;
import io.hongyan.server.message.FlowTemplates;
import io.hongyan.server.message.MessageHandler;
import io.hongyan.server.message.MessageReceipts;
import io.hongyan.server.message.Recipients;
import io.hongyan.server.message.TemplateBook;
import io.hongyan.server.message.TemplateSource;
import io.hongyan.server.order.OrderIntake;
import io.hongyan.server.platform.Housekeeping;
import io.hongyan.server.platform.Launch;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.tracking.CarrierCorrection;
import io.hongyan.server.tracking.Consequences;
import io.hongyan.server.tracking.ParcelDecider;
import io.hongyan.server.tracking.SignalHandler;
import io.hongyan.server.tracking.TimerLoop;
import io.hongyan.server.watch.Refresh;
import io.hongyan.server.watch.SubscribeHandler;
import io.hongyan.server.webhook.WebhookBook;
import io.hongyan.server.webhook.WebhookHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What runs without the console: hooks, intake, timers and the dispatcher. Made by plain Java, so
 * that the first push is accepted before the console's context has started.
 */
final class Machine implements AutoCloseable {

    private final Foundation foundation;
    private final ConfigVersions versions;
    private final WebhookBook webhooks;
    private final ConnectionBook connections;
    private final LastHeard lastHeard;
    private final Lines lines;
    private final ActionStore actions;
    private final Office office;
    private final TemplateSource templateSource;
    private final TemplateBook templates;
    private final Conditions conditions;
    private final BuyerLinks links;
    private final FlowBook flowBook;
    private final SubjectSignals signals;
    private final OrderIntake orders;
    private final ParcelDecider decider;
    private final Intake intake;
    private final Refresh refresh;
    private final HookServer hooks;
    private final TimerLoop timers;
    private final Dispatcher dispatcher;
    private final Housekeeping housekeeping;

    Machine(Foundation foundation, Launch launch, MeterRegistry meters) {
        this.foundation = foundation;
        this.versions = new ConfigVersions(foundation.database());
        this.webhooks = new WebhookBook(foundation.database(), versions);
        this.connections =
                new ConnectionBook(
                        foundation.database(),
                        foundation.vault(),
                        foundation.connectors(),
                        versions);
        this.lastHeard = new LastHeard(foundation.database());
        this.links =
                new Links(
                        foundation.database(),
                        foundation.ids(),
                        foundation.world(),
                        Serving.publicUrl(launch));
        this.lines =
                new Lines(connections, foundation.connectors(), foundation.outside(), CallLog.NONE);
        this.actions = new ActionStore(foundation.ids(), foundation.world(), webhooks);
        this.office = Office.open(foundation.ids(), foundation.vault(), actions);
        this.templateSource = new FlowTemplates();
        this.templates = new TemplateBook(templateSource);
        this.conditions = new Conditions();
        this.flowBook = new FlowBook(conditions, new FlowMessages(templates));
        var flows =
                new FlowDecider(
                        flowBook,
                        new Allowances(foundation.intake(), new BrakeTickets(office.tickets())));
        this.signals = new SubjectSignals(new SubjectAnswers(flows, actions));
        this.decider =
                new ParcelDecider(
                        TrackingTables.eventReader()::read,
                        new Lanes(),
                        new Consequences(
                                flows,
                                actions,
                                TrackingTables.carriers(),
                                OpenProblems::refresh,
                                webhooks),
                        foundation.vault(),
                        foundation.ids());
        this.orders =
                new OrderIntake(
                        foundation.vault(),
                        foundation.ids(),
                        foundation.world(),
                        Neighbours.of(
                                office.members(), office.consents(), office.couponUse(), actions));
        this.intake = makeIntake(launch);
        this.refresh = makeRefresh();
        this.dispatcher = makeDispatcher(launch, meters);
        this.timers = makeTimers();
        this.hooks = makeHooks(launch);
        this.housekeeping = Chores.keep(foundation.database(), foundation.world());
    }

    private Intake makeIntake(Launch launch) {
        return new Intake(
                launch.whole(Launch.Setting.SHARDS, 1, 16),
                new Intake.Parts(
                        foundation.intake(),
                        decider,
                        foundation.world(),
                        foundation.vault(),
                        foundation.ids()),
                new Notices(
                        foundation.database(),
                        foundation.world(),
                        orders,
                        office.payments(),
                        new MessageReceipts(lines, office.consents(), actions),
                        new CarrierCorrection(decider, actions, foundation.vault())));
    }

    private Refresh makeRefresh() {
        return new Refresh(
                foundation.database(),
                lines,
                foundation.vault(),
                new Refresh.Sending(
                        new PulledNews(foundation, connections, intake), foundation.world()));
    }

    private Dispatcher makeDispatcher(Launch launch, MeterRegistry meters) {
        return new Dispatcher(
                new Workshop(
                        foundation.database(),
                        foundation.world(),
                        actions,
                        new SendingFacts(new ParcelFacts(), flowBook),
                        meters,
                        this::rush),
                new Handlers(handlers(launch)),
                DispatcherConfig.USUAL);
    }

    private TimerLoop makeTimers() {
        var database = foundation.database();
        var others =
                Map.of(
                        "MEMBER", signals.timers(database, SubjectKind.MEMBER),
                        "ORDER", signals.timers(database, SubjectKind.ORDER));
        return new TimerLoop(database, decider, foundation.world(), others);
    }

    /** How hard the intake works: its shards, and the thread that reads for them. */
    private double rush() {
        return Math.max(intake.rush(), hooks.rush());
    }

    private HookServer makeHooks(Launch launch) {
        return HookServer.open(
                launch.port(Launch.Setting.HOOK_PORT),
                new HookEndpoint(
                        foundation.connectors(),
                        new Directory(connections, lastHeard),
                        intake,
                        evidence()));
    }

    private HookEndpoint.Evidence evidence() {
        return new HookEndpoint.Evidence(
                foundation.database(), foundation.vault(), foundation.ids(), foundation.world());
    }

    Redrive redrive() {
        return new Redrive(
                foundation.connectors(),
                new Directory(connections, lastHeard)::byId,
                intake,
                evidence());
    }

    private List<ActionHandler> handlers(Launch launch) {
        var handlers =
                new ArrayList<>(
                        office.handlers(
                                foundation,
                                actions,
                                new PayoutRoutes(
                                        connections,
                                        foundation.connectors(),
                                        foundation.outside())));
        handlers.add(new SignalHandler(decider, signals));
        handlers.add(new TagHandler());
        handlers.add(
                new MessageHandler(
                        new MessageHandler.Office(
                                foundation.database(),
                                foundation.vault(),
                                foundation.ids(),
                                lines,
                                office.consents(),
                                templates,
                                new Recipients(),
                                links,
                                actions)));
        handlers.add(
                new SubscribeHandler(
                        foundation.database(),
                        lines,
                        foundation.vault(),
                        Serving.hookUrl(launch).toString()));
        handlers.add(refresh.handler());
        handlers.add(
                new WebhookHandler(
                        new WebhookHandler.Post(
                                foundation.database(),
                                foundation.vault(),
                                actions,
                                foundation.outside(),
                                Serving.publicUrl(launch))));
        return List.copyOf(handlers);
    }

    Machine start() {
        versions.start();
        housekeeping.start();
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

    WebhookBook webhooks() {
        return webhooks;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Office office() {
        return office;
    }

    TemplateBook templates() {
        return templates;
    }

    TemplateSource templateSource() {
        return templateSource;
    }

    Conditions conditions() {
        return conditions;
    }

    FlowBook flowBook() {
        return flowBook;
    }

    OrderIntake orders() {
        return orders;
    }

    Lines lines() {
        return lines;
    }

    Refresh refresh() {
        return refresh;
    }

    ParcelDecider decider() {
        return decider;
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
        versions.close();
        housekeeping.close();
        lastHeard.close();
    }
}
