package io.hongyan.server.platform;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

/** The table {@code world_clock}: world time where somebody keeps it. It outlives the program. */
public final class ClockStore {

    private static final String LOAD = "select instant, speed, set_at from world_clock";
    private static final String SAVE =
            """
            insert into world_clock (only_one, instant, speed, set_at)
            values (true, ?, ?, ?)
            on conflict (only_one) do update
               set instant = excluded.instant, speed = excluded.speed, set_at = excluded.set_at
            """;

    private ClockStore() {}

    /** A clock that goes on from the stored value, or from the machine's time the first time. */
    public static WorldClock kept(Database database, InstantSource machine) {
        var stored =
                load(database)
                        .orElseGet(() ->
                                new WorldClock.Reading(
                                        false, machine.instant(), 1, machine.instant()));
        return WorldClock.kept(machine, stored);
    }

    private static Optional<WorldClock.Reading> load(Database database) {
        return database.system(c -> {
            try (var query = c.prepareStatement(LOAD);
                    var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                return Optional.of(
                        new WorldClock.Reading(
                                false,
                                rows.getObject(1, OffsetDateTime.class).toInstant(),
                                rows.getDouble(2),
                                rows.getObject(3, OffsetDateTime.class).toInstant()));
            }
        });
    }

    public static void save(Database database, WorldClock.Reading reading) {
        database.system(c -> {
            try (var save = c.prepareStatement(SAVE)) {
                save.setObject(1, Objects.requireNonNull(Columns.utc(reading.instant())));
                save.setDouble(2, reading.speed());
                save.setObject(3, Objects.requireNonNull(Columns.utc(reading.setAt())));
                return save.executeUpdate();
            }
        });
    }
}
