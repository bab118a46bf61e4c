package io.hongyan.server.ingest;

import io.hongyan.kit.Connectors;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.HookConnector;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Verdict;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a call to a hook: finds the connection by its unguessable key, lets the connector check and
 * read it, and answers in the provider's own dialect after the commit of all that it causes.
 */
public final class HookEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(HookEndpoint.class);
    private static final int READ_AT_ONCE = 64 * 1024;
    private static final HookAnswer UNKNOWN =
            HookAnswer.json(404, "{\"title\":\"Not Found\",\"status\":404}");
    private static final HookAnswer BUSY =
            HookAnswer.json(503, "{\"title\":\"Try again\",\"status\":503}");

    private final Connectors connectors;
    private final HookDirectory directory;
    private final Intake intake;
    private final Evidence evidence;
    private final SigningWindow window;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

    /** Where evidence of a push goes, and the clocks and keys for it. */
    public record Evidence(Database database, Vault vault, Ids ids, WorldClock world) {}

    public HookEndpoint(
            Connectors connectors, HookDirectory directory, Intake intake, Evidence evidence) {
        this.connectors = connectors;
        this.directory = directory;
        this.intake = intake;
        this.evidence = evidence;
        this.window = new SigningWindow(evidence.world);
    }

    /**
     * Handles one call; {@code answer} is called once, perhaps from another thread. Small pushes of
     * known connections are read on the caller's thread, everything that may wait is not.
     */
    public void handle(Push push, Consumer<HookAnswer> answer) {
        var path = HookPath.of(push.path());
        if (path.isEmpty() || connectors.findHook(path.get().connector()).isEmpty()) {
            answer.accept(UNKNOWN);
            return;
        }
        var hookKey = path.get().hookKey();
        if (directory.remembers(hookKey) && push.body().length <= READ_AT_ONCE) {
            findAndRead(path.get(), push, answer);
        } else {
            waiting.execute(() -> findAndRead(path.get(), push, answer));
        }
    }

    private void findAndRead(HookPath path, Push push, Consumer<HookAnswer> answer) {
        try {
            read(path, directory.find(path.hookKey()), push, answer);
        } catch (DatabaseTrouble e) {
            LOG.warn("A hook call can't be placed while the database is away: {}", e.getMessage());
            answer.accept(BUSY);
        }
    }

    private void read(
            HookPath path, Optional<HookTarget> found, Push push, Consumer<HookAnswer> answer) {
        var target = found.filter(one -> one.connector().equals(path.connector())).orElse(null);
        if (target == null) {
            answer.accept(UNKNOWN);
            return;
        }
        var connector = connectors.findHook(path.connector()).orElseThrow();
        switch (timely(connector, push, reading(connector, push, target.settings()))) {
            case Reading.Handshake(var hello) -> answer.accept(hello);
            case Reading.Read(var notices) ->
                    intake.submit(
                            new Arrival(
                                    evidence.ids.next(),
                                    target,
                                    sealed(target, push),
                                    notices,
                                    evidence.world.instant()),
                            stored -> answer.accept(taken(target, connector, push, stored)));
            case Reading.Forged(var why) ->
                    waiting.execute(() -> {
                        refuse(target, why);
                        answer.accept(say(connector, Verdict.FORGED, push, target.settings()));
                    });
            case Reading.Unreadable(var reason) ->
                    waiting.execute(() -> keepUnreadable(target, connector, push, reason, answer));
        }
    }

    /** A connector that fails is mended some day, and what it failed at can then be redriven. */
    private static Reading reading(HookConnector connector, Push push, Settings settings) {
        try {
            return connector.read(push, settings);
        } catch (RuntimeException e) {
            LOG.error("The connector {} failed at a push", connector.card().name(), e);
            return new Reading.Unreadable("the connector failed: " + e.getClass().getSimpleName());
        }
    }

    /** A signature that is too old is none: whoever kept a push may not play it again. */
    private Reading timely(HookConnector connector, Push push, Reading reading) {
        return reading instanceof Reading.Forged
                        || connector.signedAt(push).filter(at -> !window.holds(at)).isEmpty()
                ? reading
                : new Reading.Forged("signed more than five minutes from now");
    }

    private HookAnswer taken(
            HookTarget target, HookConnector connector, Push push, boolean stored) {
        if (stored) {
            directory.heard(target, evidence.world.instant());
        }
        var verdict = stored ? Verdict.ACCEPTED : Verdict.SEND_AGAIN;
        return say(connector, verdict, push, target.settings());
    }

    /** What a call that is larger than a hook takes is told. */
    HookAnswer tooLarge(String path) {
        return HookPath.of(path)
                .flatMap(known -> connectors.findHook(known.connector()))
                .map(connector ->
                        say(
                                connector,
                                Verdict.TOO_LARGE,
                                Push.post(path, Map.of(), new byte[0]),
                                new Settings(Map.of())))
                .orElse(UNKNOWN);
    }

    private HookAnswer say(HookConnector connector, Verdict verdict, Push push, Settings settings) {
        return connector.answer(verdict, push, settings, evidence.world.instant());
    }

    private byte[] sealed(HookTarget target, Push push) {
        return evidence.vault.seal(target.merchant(), PushBytes.of(push));
    }

    private void refuse(HookTarget target, String why) {
        try {
            evidence.database.transact(
                    target.merchant(),
                    c -> {
                        EvidenceStore.countRefusal(c, target, why, evidence.world.instant());
                        return true;
                    });
        } catch (DatabaseTrouble e) {
            LOG.warn("A refusal of {} was not counted: {}", target.connector(), e.getMessage());
        }
    }

    /** Kept is stored: the vendor is told yes, since it would read no better the next time. */
    private void keepUnreadable(
            HookTarget target,
            HookConnector connector,
            Push push,
            String reason,
            Consumer<HookAnswer> answer) {
        var verdict = Verdict.ACCEPTED;
        try {
            var item = new Part.Quarantined(target, null, "", reason, sealed(target, push));
            evidence.database.transact(
                    target.merchant(),
                    c -> {
                        EvidenceStore.addQuarantined(
                                c, List.of(item), evidence.ids, evidence.world.instant());
                        return true;
                    });
        } catch (DatabaseTrouble e) {
            LOG.warn("An unreadable push was not kept: {}", e.getMessage());
            verdict = Verdict.SEND_AGAIN;
        }
        answer.accept(say(connector, verdict, push, target.settings()));
    }

    /** {@code /hooks/{connector}/{hookKey}}. */
    record HookPath(String connector, String hookKey) {

        static Optional<HookPath> of(String path) {
            var parts = path.split("/", -1);
            if (parts.length != 4 || !parts[1].equals("hooks") || parts[3].isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new HookPath(parts[2], parts[3]));
        }
    }
}
