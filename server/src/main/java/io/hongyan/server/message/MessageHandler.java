package io.hongyan.server.message;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import io.hongyan.kit.Channel;
import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.ActionState;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Ending;
import io.hongyan.server.action.Leave;
import io.hongyan.server.action.Lines;
import io.hongyan.server.action.OutsideHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.message.MessageStore.Mark;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends messages: picks the way, checks consent, quiet hours and the day's money in the moment of
 * sending, and goes on to the next channel when one refuses.
 */
public final class MessageHandler implements OutsideHandler {

    static final String AWAITING_STAFF = "awaiting_staff";
    private static final String NOBODY = "message:nobody";
    private static final int SMS_PART = 67;
    private static final int WHOLE_SMS = 70;

    private final Office office;
    private final Ways ways;
    private final Rendering rendering;

    /** What sending needs. */
    public record Office(
            Database database,
            Vault vault,
            Ids ids,
            Lines lines,
            Consents consents,
            TemplateBook templates,
            Recipients recipients,
            BuyerLinks links,
            ActionStore actions) {}

    public MessageHandler(Office office) {
        this.office = office;
        this.ways = new Ways(office.lines, office.consents, office.vault);
        this.rendering = new Rendering(office.links);
    }

    @Override
    public String kind() {
        return "message";
    }

    @Override
    public String endpoint(StoredAction action, Instant now) {
        return office.database.transact(
                action.merchant(),
                c -> {
                    var open = MessageStore.open(c, action.merchant(), action.key());
                    if (open.isPresent()) {
                        return line(action.merchant(), open.get())
                                .map(Lines.Line::endpoint)
                                .orElse(NOBODY);
                    }
                    var wanted = wanted(c, action);
                    if (wanted.isEmpty()) {
                        return NOBODY;
                    }
                    var way = ways.choose(c, wanted.get()).way();
                    return way == null ? NOBODY : way.line().endpoint();
                });
    }

    @Override
    public int perSecond(StoredAction action) {
        return office.database.transact(
                action.merchant(),
                c -> {
                    var wanted = wanted(c, action);
                    var way = wanted.isEmpty() ? null : ways.choose(c, wanted.get()).way();
                    return way == null ? 0 : way.line().connector().limits().perSecond();
                });
    }

    @Override
    public Leave begins(Connection c, StoredAction action, Instant now) throws SQLException {
        var open = MessageStore.open(c, action.merchant(), action.key());
        if (open.isPresent()) {
            if (line(action.merchant(), open.get()).isPresent()) {
                return Leave.NOW; // the same words by the same way as at first
            }
            var gone = new Mark("refused", null, "connection-gone", now, false);
            MessageStore.mark(c, action.merchant(), open.get(), gone);
        }
        var found = wanted(c, action);
        if (found.isEmpty()) {
            return new Leave.Impossible("template.gone", action.text("template"));
        }
        var wanted = found.get();
        var choice = ways.choose(c, wanted);
        var way = choice.way();
        if (way == null) {
            return choice.isUnwanted()
                    ? new Leave.Cancelled("no-way: " + choice.why())
                    : new Leave.Impossible("no-way", choice.why());
        }
        var setting = SendingRules.setting(c, action.merchant());
        var morning = setting.quiet().after(now);
        if (wanted.template().marketing() && morning.isAfter(now)) {
            return new Leave.Later(morning, "quiet-hours");
        }
        try {
            return writeDown(c, action, new Sending(wanted, way, choice, setting, now));
        } catch (TemplateText.MissingVariable e) {
            return new Leave.Impossible("template.variable", e.variable());
        }
    }

    private record Sending(
            Ways.Wanted wanted,
            Ways.Way way,
            Ways.Choice choice,
            SendingRules.Setting setting,
            Instant now) {}

    private Leave writeDown(Connection c, StoredAction action, Sending sending)
            throws SQLException {
        var wanted = sending.wanted();
        var template = wanted.template();
        var way = sending.way();
        var rendered =
                Rendering.render(
                        template,
                        way.channel(),
                        rendering.facts(c, action, wanted.recipient(), template),
                        way.line().connector().limits());
        var cost = cost(sending, rendered.text());
        var cap = sending.setting().dayCapFen();
        var merchant = action.merchant();
        if (!SendingRules.spend(c, merchant, SendingRules.day(sending.now()), cost.fen(), cap)) {
            return new Leave.Later(SendingRules.nextDay(sending.now()), "spend-cap");
        }
        var message = message(action, sending, rendered);
        if (isAfresh(action)) {
            MessageStore.setAside(c, merchant, action.key());
        }
        MessageStore.insert(
                c,
                merchant,
                new MessageStore.Draft(
                        office.ids.next(),
                        action.id(),
                        action.key(),
                        wanted.recipient(),
                        new MessageStore.Words(
                                wanted.audience().name(),
                                template.id(),
                                template.purpose().name(),
                                template.marketing()),
                        way.channel(),
                        way.line().connection(),
                        cost,
                        SealedMessage.seal(office.vault, merchant, message),
                        sending.choice().passedOver(),
                        sending.now()));
        return Leave.NOW;
    }

    private static MessageStore.Cost cost(Sending sending, String text) {
        if (sending.way().channel() != Channel.SMS) {
            return new MessageStore.Cost(0, null);
        }
        var length = text.length();
        var parts = length <= WHOLE_SMS ? 1 : (length + SMS_PART - 1) / SMS_PART;
        return new MessageStore.Cost(
                parts * sending.setting().smsFen(), SendingRules.day(sending.now()));
    }

    private static Message message(
            StoredAction action, Sending sending, Rendering.Rendered rendered) {
        var template = sending.wanted().template();
        return new Message(
                action.key(),
                sending.wanted().audience(),
                sending.way().address(),
                providersTemplate(sending.way(), template),
                rendered.variables(),
                rendered.title(),
                rendered.text(),
                rendered.link(),
                template.marketing(),
                sending.now());
    }

    /** The provider's number of our template, as the connection's settings say; else our own. */
    static String providersTemplate(Ways.Way way, Template template) {
        return way.line().settings().get("template." + template.id(), template.id());
    }

    @Override
    public Outcome call(StoredAction action, Instant now) {
        return atTheLine(
                action,
                (connector, asked) ->
                        connector.send(
                                asked.message(), asked.line().settings(), asked.line().http()));
    }

    @Override
    public Outcome lookUp(StoredAction action, Instant now) {
        var told = told(action);
        return told.isPresent() ? told.get() : asked(action);
    }

    /** A receipt may have come before anybody asked. */
    private Optional<Outcome> told(StoredAction action) {
        var rows =
                office.database.transact(
                        action.merchant(),
                        c -> MessageStore.ofKey(c, action.merchant(), action.key()));
        if (rows.isEmpty() || rows.getLast().isOpen()) {
            return Optional.empty();
        }
        var last = rows.getLast();
        return switch (last.state()) {
            case "accepted", "delivered", AWAITING_STAFF ->
                    Optional.of(new Outcome.Done(last.providerId(), last.state()));
            case "failed" -> Optional.of(new Outcome.Refused("receipt", last.reason()));
            default -> Optional.empty();
        };
    }

    private Outcome asked(StoredAction action) {
        return atTheLine(
                action,
                (connector, asked) ->
                        connector.lookUp(
                                asked.message(), asked.line().settings(), asked.line().http()));
    }

    private record Asked(Message message, Lines.Line<ChannelConnector> line) {}

    private interface Question {
        Outcome ask(ChannelConnector connector, Asked asked);
    }

    private Outcome atTheLine(StoredAction action, Question question) {
        var merchant = action.merchant();
        var asked =
                office.database.transact(
                        merchant,
                        c -> {
                            var row = MessageStore.open(c, merchant, action.key());
                            if (row.isEmpty()) {
                                return Optional.<Asked>empty();
                            }
                            var message = SealedMessage.open(office.vault, merchant, row.get());
                            return line(merchant, row.get()).map(line -> new Asked(message, line));
                        });
        if (asked.isEmpty()) {
            return new Outcome.NotNow(Duration.ZERO, "nothing has left yet");
        }
        return question.ask(asked.get().line().connector(), asked.get());
    }

    private Optional<Lines.Line<ChannelConnector>> line(UUID merchant, MessageStore.Row row) {
        return office.lines.find(merchant, row.connection(), ChannelConnector.class);
    }

    @Override
    public void heard(Connection c, StoredAction action, Outcome outcome, Instant now)
            throws SQLException {
        var open = MessageStore.open(c, action.merchant(), action.key());
        if (open.isEmpty()) {
            return;
        }
        var row = open.get();
        var merchant = action.merchant();
        switch (outcome) {
            case Outcome.Done(var id, var state) ->
                    MessageStore.mark(c, merchant, row, Mark.taken(state, id, now));
            case Outcome.Refused(var code, var reason) -> {
                var why = code + ": " + reason;
                MessageStore.mark(c, merchant, row, new Mark("refused", null, why, now, false));
                SendingRules.giveBack(c, merchant, row.cost());
            }
            case Outcome.NotNow(_, var reason) ->
                    MessageStore.mark(
                            c, merchant, row, new Mark("sending", null, reason, now, false));
            case Outcome.Unknown(var reason) ->
                    MessageStore.mark(
                            c, merchant, row, new Mark("unknown", null, reason, now, false));
        }
    }

    @Override
    public boolean hasAnotherWay(
            Connection c, StoredAction action, Outcome.Refused refusal, Instant now)
            throws SQLException {
        var wanted = wanted(c, action);
        return wanted.isPresent() && ways.choose(c, wanted.get()).way() != null;
    }

    @Override
    public boolean goesAnotherWay(Connection c, StoredAction action, String reason, Instant now)
            throws SQLException {
        var merchant = action.merchant();
        var open = MessageStore.open(c, merchant, action.key());
        if (open.isEmpty()) {
            return false;
        }
        MessageStore.mark(c, merchant, open.get(), new Mark("failed", null, reason, now, false));
        SendingRules.giveBack(c, merchant, open.get().cost());
        var wanted = wanted(c, action);
        return wanted.isPresent() && ways.choose(c, wanted.get()).way() != null;
    }

    @Override
    public void ended(Connection c, StoredAction action, Ending ending, Instant now)
            throws SQLException {
        if (ending.state() == ActionState.DONE) {
            return;
        }
        var merchant = action.merchant();
        var open = MessageStore.open(c, merchant, action.key());
        if (open.isPresent()) {
            var isDead = ending.state() == ActionState.DEAD;
            var state = isDead ? "failed" : "cancelled";
            MessageStore.mark(
                    c, merchant, open.get(), new Mark(state, null, ending.reason(), now, false));
            if (!isDead) {
                SendingRules.giveBack(c, merchant, open.get().cost());
            }
        }
        var nobodyGotIt =
                ending.state() == ActionState.DEAD
                        || MessageStore.hasFailed(c, merchant, action.key());
        if (nobodyGotIt && action.subject().kind() == SubjectKind.PARCEL) {
            var purpose = action.guard().purpose();
            var failed =
                    new FailedMessage(action.subject().id(), purpose, action.id(), action.key());
            office.actions.insertAll(c, merchant, List.of(failed.signal(now)));
        }
    }

    private Optional<Ways.Wanted> wanted(Connection c, StoredAction action) throws SQLException {
        var template = office.templates.find(c, action.merchant(), action.text("template"));
        if (template.isEmpty()) {
            return Optional.empty();
        }
        var recipient = office.recipients.find(c, action.merchant(), about(action));
        var channels = new ArrayList<String>();
        action.body().path("channels").forEach(name -> channels.add(name.asString("")));
        var isStaff = action.text("audience").equals("staff");
        return Optional.of(
                new Ways.Wanted(
                        action.merchant(),
                        action.key(),
                        recipient,
                        template.get(),
                        isStaff ? Message.Audience.STAFF : Message.Audience.BUYER,
                        SendingRules.channels(channels),
                        action.text("to").isEmpty() ? "@all" : action.text("to"),
                        isAfresh(action)));
    }

    /** Nothing was heard since it was made or set going again: no way is closed yet. */
    private static boolean isAfresh(StoredAction action) {
        return action.attempt() == 0 && action.heard().isEmpty();
    }

    private static Recipients.About about(StoredAction action) {
        return new Recipients.About(
                id(action, SubjectKind.PARCEL, "parcel"),
                id(action, SubjectKind.ORDER, "order"),
                id(action, SubjectKind.MEMBER, "member"));
    }

    private static @org.jspecify.annotations.Nullable UUID id(
            StoredAction action, SubjectKind kind, String field) {
        return action.subject().kind() == kind
                ? action.subject().id()
                : action.findId(field).orElse(null);
    }
}
