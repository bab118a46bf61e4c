package io.hongyan.server.insight;

import io.hongyan.server.desk.Tickets;
import io.hongyan.server.insight.ParcelViews.TicketView;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets that people open beside a parcel. */
@RestController
final class ParcelTicketApi {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_WORDS = 2_000;
    private static final Set<String> PRIORITIES = Set.of("LOW", "NORMAL", "HIGH", "URGENT");

    private final Database database;
    private final WorldClock world;
    private final Desk desk;
    private final ParcelRows rows;
    private final ParcelDeeds deeds;

    ParcelTicketApi(
            Database database, WorldClock world, Desk desk, ParcelRows rows, ParcelDeeds deeds) {
        this.database = database;
        this.world = world;
        this.desk = desk;
        this.rows = rows;
        this.deeds = deeds;
    }

    /** Where tickets are raised. */
    record Desk(Tickets tickets, Ids ids) {}

    /** What the person wrote; the priority is NORMAL unless he says another. */
    record Form(@Nullable String title, @Nullable String words, @Nullable String priority) {}

    @PostMapping("/api/v1/parcels/{id}/tickets")
    @Allowed({Role.OPERATOR, Role.SERVICE, Role.WAREHOUSE})
    @ResponseStatus(HttpStatus.CREATED)
    TicketView open(
            Caller caller, Language language, @PathVariable String id, @RequestBody Form form) {
        var parcel = ParcelQueries.findId(id).orElseThrow(Problem::notFound);
        return database.transact(
                caller.merchant(),
                c -> {
                    var found = rows.shown(c, caller.merchant(), List.of(parcel), language);
                    if (found.isEmpty()) {
                        throw Problem.notFound();
                    }
                    var ticket = raise(c, caller, parcel, checked(form));
                    return deeds.tickets(c, caller.merchant(), found.getFirst()).stream()
                            .filter(one -> one.id().equals(ticket))
                            .findFirst()
                            .orElseThrow(Problem::notFound);
                });
    }

    private record Checked(String title, String words, String priority) {}

    private static Checked checked(Form form) {
        var errors = new ArrayList<FieldError>();
        var title = text(form.title);
        var words = text(form.words);
        var priority =
                form.priority == null ? "NORMAL" : form.priority.strip().toUpperCase(Locale.ROOT);
        if (title.isEmpty()) {
            errors.add(FieldError.of("title", "required"));
        } else if (title.length() > LONGEST_TITLE) {
            errors.add(FieldError.of("title", "too_long", LONGEST_TITLE));
        }
        if (words.length() > LONGEST_WORDS) {
            errors.add(FieldError.of("words", "too_long", LONGEST_WORDS));
        }
        if (!PRIORITIES.contains(priority)) {
            errors.add(FieldError.of("priority", "parcel.priority"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Checked(title, words, priority);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip().replace('\0', '\uFFFD');
    }

    private UUID raise(Connection c, Caller caller, UUID parcel, Checked asked)
            throws SQLException {
        return desk.tickets.raise(
                c,
                caller.merchant(),
                new Tickets.NewTicket(
                        "staff/parcel:" + parcel + "/" + desk.ids.next(),
                        "staff",
                        asked.title,
                        "",
                        asked.words,
                        asked.priority,
                        parcel,
                        null,
                        null,
                        null,
                        null,
                        "{}",
                        caller.actor()),
                world.instant());
    }
}
