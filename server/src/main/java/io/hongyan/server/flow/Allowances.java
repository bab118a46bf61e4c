package io.hongyan.server.flow;

import io.hongyan.core.flow.Allowance;
import io.hongyan.core.flow.Flow;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.core.flow.Limits;
import io.hongyan.core.message.QuietHours;
import io.hongyan.server.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this node may spend of the limits that many subjects share. It is drawn ahead in blocks of
 * at most a twentieth of what is left, each in a transaction of its own, so that no batch waits for
 * a hot row; the last twentieth is drawn one by one. What a node that dies has not used lapses with
 * its memory: a limit may be left unspent, never overspent.
 */
public final class Allowances {

    /** Blocks are this part of what is left. */
    private static final long PART = 20;

    private static final Duration BRAKE_WINDOW = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;

    private final Database database;
    private final BrakeAlarm alarm;
    private final Map<Pot, Block> blocks = new ConcurrentHashMap<>();

    /** Who is told, in the same transaction, that a flow was stopped by its brake. */
    @FunctionalInterface
    public interface BrakeAlarm {

        void stopped(Connection c, UUID merchant, Flow flow, Instant now) throws SQLException;
    }

    /**
     * @param database best a small pool of its own: a batch draws while it holds a connection
     */
    public Allowances(Database database, BrakeAlarm alarm) {
        this.database = database;
        this.alarm = alarm;
    }

    /** One limit of one flow in one day, or ten minutes. */
    record Pot(UUID merchant, String flow, String limit, Instant from) {}

    private static final class Block {
        private long left;
    }

    /** The limits of a merchant's flows at a moment of world time. */
    public Allowance of(UUID merchant, FlowIndex flows, Instant now) {
        return (id, limit, amount) -> {
            var flow = flows.current(id).orElse(null);
            var most = flow == null ? null : most(flow.limits(), limit);
            if (flow == null || most == null) {
                return true;
            }
            var pot = new Pot(merchant, id, limit, from(limit, now));
            boolean taken = take(pot, amount, most);
            if (!taken && limit.equals(Limits.BRAKE)) {
                stop(merchant, flow, now);
            }
            return taken;
        };
    }

    static @Nullable Long most(Limits limits, String limit) {
        return switch (limit) {
            case Limits.PER_DAY -> limits.perDay();
            case Limits.BUDGET -> limits.budgetPerDay();
            case Limits.BRAKE -> Long.valueOf(limits.brake());
            default -> throw new IllegalArgumentException("no limit is called " + limit);
        };
    }

    static Instant from(String limit, Instant now) {
        if (limit.equals(Limits.BRAKE)) {
            long window = BRAKE_WINDOW.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), window) * window);
        }
        return now.atZone(QuietHours.CHINA)
                .toLocalDate()
                .atStartOfDay(QuietHours.CHINA)
                .toInstant();
    }

    private boolean take(Pot pot, long amount, long most) {
        if (blocks.size() > MOST_REMEMBERED) {
            blocks.keySet().removeIf(old -> old.from().isBefore(pot.from()));
        }
        var block = blocks.computeIfAbsent(pot, _ -> new Block());
        synchronized (block) {
            if (block.left < amount) {
                block.left += draw(pot, amount - block.left, most);
            }
            if (block.left < amount) {
                return false;
            }
            block.left -= amount;
            return true;
        }
    }

    private long draw(Pot pot, long wanted, long most) {
        return database.transact(
                pot.merchant(),
                c -> {
                    long left = most - FlowBudgetStore.lock(c, pot);
                    long drawn = block(wanted, left, most);
                    if (drawn > 0) {
                        FlowBudgetStore.add(c, pot, drawn);
                    }
                    return drawn;
                });
    }

    /**
     * As much as is wanted, or a whole block where there is plenty; nothing if too little is left.
     */
    static long block(long wanted, long left, long most) {
        if (left < wanted) {
            return 0;
        }
        boolean plenty = left > most / PART;
        return plenty ? Math.max(wanted, left / PART) : wanted;
    }

    private void stop(UUID merchant, Flow flow, Instant now) {
        database.transact(
                merchant,
                c -> {
                    var name = new FlowStore.SubjectFlow(merchant, flow.id());
                    boolean stopped = FlowStore.stop(c, name, Limits.BRAKE, now);
                    if (stopped) {
                        alarm.stopped(c, merchant, flow, now);
                    }
                    return stopped;
                });
    }
}
