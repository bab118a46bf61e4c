package io.hongyan.server.ingest;

import io.hongyan.kit.Connectors;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.server.platform.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was quarantined once more: the push that it came with is read as connectors, tables
 * and orders are today, and goes through the same intake. What was stored before is not stored
 * twice.
 */
public final class Redrive {

    private static final int PATIENCE_SECONDS = 20;
    private static final String LOCK =
            """
            select q.connection_id, q.connector, q.push_id, q.number, q.sealed, q.redriven_at,
                   p.sealed as whole
              from quarantine q
              left join push p on p.merchant_id = q.merchant_id and p.push_id = q.push_id
             where q.merchant_id = ? and q.quarantine_id = ?
               for update of q
            """;
    private static final String TAKEN =
            "update quarantine set redriven_at = ? where merchant_id = ? and quarantine_id = ?";
    private static final String STILL_BAD =
            "update quarantine set reason = ? where merchant_id = ? and quarantine_id = ?";

    private final Connectors connectors;
    private final Targets targets;
    private final Intake intake;
    private final HookEndpoint.Evidence evidence;

    /** The connections as they are set today. */
    @FunctionalInterface
    public interface Targets {
        Optional<HookTarget> find(UUID merchant, UUID connection);
    }

    /** What became of it. */
    public sealed interface Redriven {

        /** It is stored now. */
        record Taken() implements Redriven {}

        /** Somebody did that before. */
        record TakenBefore(Instant at) implements Redriven {}

        /** The reason stands, or another has taken its place. */
        record StillBad(String reason) implements Redriven {}

        /** The machine could not store it now. */
        record NotNow() implements Redriven {}
    }

    public Redrive(
            Connectors connectors, Targets targets, Intake intake, HookEndpoint.Evidence evidence) {
        this.connectors = connectors;
        this.targets = targets;
        this.intake = intake;
        this.evidence = evidence;
    }

    private record Item(
            UUID id,
            UUID connection,
            @Nullable UUID push,
            byte[] sealed,
            byte @Nullable [] whole,
            @Nullable Instant redrivenAt) {}

    /** In the caller's transaction, which holds the item for as long; empty if there is none. */
    public Optional<Redriven> redrive(Connection c, UUID merchant, UUID id) throws SQLException {
        var item = Sql.find(c, LOCK, row -> item(row, id), merchant, id);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        var redriven = redrive(merchant, item.get());
        switch (redriven) {
            case Redriven.Taken() -> Sql.update(c, TAKEN, evidence.world().instant(), merchant, id);
            case Redriven.StillBad(var reason) ->
                    Sql.update(c, STILL_BAD, EvidenceStore.clean(reason), merchant, id);
            case Redriven.TakenBefore _, Redriven.NotNow _ -> {}
        }
        return Optional.of(redriven);
    }

    /** What was kept of it, as it came. */
    public Optional<String> raw(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(c, LOCK, row -> item(row, id), merchant, id)
                .map(item ->
                        new String(
                                evidence.vault().open(merchant, item.sealed),
                                StandardCharsets.UTF_8));
    }

    private static Item item(ResultSet row, UUID id) throws SQLException {
        return new Item(
                id,
                Sql.uuid(row, "connection_id"),
                Sql.findUuid(row, "push_id"),
                row.getBytes("sealed"),
                row.getBytes("whole"),
                Sql.findInstant(row, "redriven_at"));
    }

    private Redriven redrive(UUID merchant, Item item) {
        if (item.redrivenAt != null) {
            return new Redriven.TakenBefore(item.redrivenAt);
        }
        var target = targets.find(merchant, item.connection);
        if (target.isEmpty()) {
            return new Redriven.StillBad("the connection is gone or switched off");
        }
        var push = pushOf(merchant, item);
        if (push.isEmpty()) {
            return new Redriven.StillBad("the push that it came with is not kept any more");
        }
        var connector = connectors.findHook(target.get().connector()).orElseThrow();
        return switch (connector.read(push.get(), target.get().settings())) {
            case Reading.Forged(var why) -> new Redriven.StillBad(why);
            case Reading.Unreadable(var reason) -> new Redriven.StillBad(reason);
            case Reading.Handshake _ -> new Redriven.Taken();
            case Reading.Read(var notices) -> take(target.get(), item, notices);
        };
    }

    private Optional<Push> pushOf(UUID merchant, Item item) {
        var sealed = item.push == null ? item.sealed : item.whole;
        return sealed == null
                ? Optional.empty()
                : PushBytes.read(evidence.vault().open(merchant, sealed));
    }

    private Redriven take(HookTarget target, Item item, List<Notice> notices) {
        var now = evidence.world().instant();
        if (item.push == null) {
            var stored = new CompletableFuture<Boolean>();
            var arrival = new Arrival(evidence.ids().next(), target, item.sealed, notices, now);
            intake.submit(arrival, stored::complete);
            return await(stored, false) ? new Redriven.Taken() : new Redriven.NotNow();
        }
        var again = new CompletableFuture<Intake.Again>();
        intake.resubmit(new Arrival(item.push, target, item.sealed, notices, now), again::complete);
        var heard = await(again, new Intake.Again(false, List.of()));
        var raw =
                new String(
                        evidence.vault().open(target.merchant(), item.sealed),
                        StandardCharsets.UTF_8);
        return heard.left().stream()
                .filter(bad -> bad.raw().equals(raw))
                .<Redriven>map(bad -> new Redriven.StillBad(bad.reason()))
                .findFirst()
                .orElse(heard.stored() ? new Redriven.Taken() : new Redriven.NotNow());
    }

    private static <T> T await(CompletableFuture<T> answer, T otherwise) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
