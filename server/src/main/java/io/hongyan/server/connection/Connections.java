package io.hongyan.server.connection;

import io.hongyan.kit.Card;
import io.hongyan.kit.Connectors;
import io.hongyan.server.access.Audit;
import io.hongyan.server.connection.ConnectionStore.Row;
import io.hongyan.server.merchant.Merchants;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Tokens;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and ends connections. */
public final class Connections {

    private final Database database;
    private final Vault vault;
    private final Ids ids;
    private final Connectors connectors;
    private final ConnectionBook book;
    private final Audit audit;

    /** What the machine around connections is made of. */
    public record Parts(
            Database database, Vault vault, Ids ids, Connectors connectors, ConnectionBook book) {}

    public Connections(Parts parts, Audit audit) {
        this.database = parts.database;
        this.vault = parts.vault;
        this.ids = parts.ids;
        this.connectors = parts.connectors;
        this.book = parts.book;
        this.audit = audit;
    }

    /** A connection as it may be shown: without its secrets. */
    record Shown(Row row, Map<String, String> settings, List<String> secrets) {}

    List<Shown> all(Caller caller) {
        return database
                .transact(caller.merchant(), c -> ConnectionStore.all(c, caller.merchant()))
                .stream()
                .map(row -> shown(caller.merchant(), row))
                .toList();
    }

    Shown find(Caller caller, UUID id) {
        return shown(caller.merchant(), row(caller.merchant(), id));
    }

    Row row(UUID merchant, UUID id) {
        return database.transact(merchant, c -> ConnectionStore.find(c, merchant, id))
                .orElseThrow(Problem::notFound);
    }

    Shown add(
            Caller caller,
            @Nullable String connector,
            @Nullable String name,
            Map<String, @Nullable Object> sent) {
        var errors = new ArrayList<FieldError>();
        var card = connectors.findCard(connector == null ? "" : connector);
        if (card.isEmpty()) {
            throw Problem.invalid("connector", "connection.connector");
        }
        var check = new SettingsCheck(card.get(), Map.of());
        var settings = check.check(sent);
        var called = nameOf(name, errors);
        errors.addAll(check.errors());
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        var row = freshRow(caller.merchant(), card.get(), called, settings);
        database.transact(
                caller.merchant(),
                c -> {
                    ConnectionStore.insert(c, caller.merchant(), row);
                    keep(c, caller, "connection.made", row);
                    return true;
                });
        book.forget(caller.merchant());
        return shown(caller.merchant(), row);
    }

    /** Makes a connection without a caller: for the demo and for tests. */
    public UUID put(UUID merchant, String connector, String name, Map<String, String> settings) {
        var card = connectors.findCard(connector).orElseThrow();
        var row = freshRow(merchant, card, name, settings);
        database.transact(
                merchant,
                c -> {
                    ConnectionStore.insert(c, merchant, row);
                    return Merchants.raiseConfigVersion(c, merchant);
                });
        book.forget(merchant);
        return row.id();
    }

    private Row freshRow(UUID merchant, Card card, String name, Map<String, String> settings) {
        var role = card.roles().stream().sorted().findFirst().orElseThrow().wireName();
        return new Row(
                ids.next(),
                card.name(),
                role,
                name,
                SettingsJson.seal(vault, merchant, settings),
                Tokens.fresh22(),
                "on",
                Instant.EPOCH,
                null,
                0);
    }

    Shown change(
            Caller caller,
            UUID id,
            @Nullable String name,
            @Nullable String state,
            @Nullable Map<String, @Nullable Object> sent) {
        var merchant = caller.merchant();
        var row = row(merchant, id);
        var card = connectors.findCard(row.connector()).orElseThrow(Problem::notFound);
        var held = SettingsJson.open(vault, merchant, row.settings());
        var errors = new ArrayList<FieldError>();
        var check = new SettingsCheck(card, held);
        var settings = sent == null ? held : check.check(sent);
        var called = name == null ? row.name() : nameOf(name, errors);
        var on = state == null ? row.state() : state;
        if (!on.equals("on") && !on.equals("off")) {
            errors.add(FieldError.of("state", "type"));
        }
        errors.addAll(check.errors());
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        var changed = with(row, called, SettingsJson.seal(vault, merchant, settings), on);
        database.transact(
                merchant,
                c -> {
                    ConnectionStore.update(c, merchant, changed);
                    keep(c, caller, "connection.changed", changed);
                    return true;
                });
        book.forget(merchant);
        return shown(merchant, changed);
    }

    private static Row with(Row row, String name, byte[] settings, String state) {
        return new Row(
                row.id(),
                row.connector(),
                row.role(),
                name,
                settings,
                row.hookKey(),
                state,
                row.createdAt(),
                row.lastEventAt(),
                row.refused());
    }

    void end(Caller caller, UUID id) {
        var row = row(caller.merchant(), id);
        database.transact(
                caller.merchant(),
                c -> {
                    if (!ConnectionStore.delete(c, caller.merchant(), id)) {
                        throw Problem.notFound();
                    }
                    keep(c, caller, "connection.ended", row);
                    return true;
                });
        book.forget(caller.merchant());
    }

    private void keep(Connection c, Caller caller, String kind, Row row) throws SQLException {
        Merchants.raiseConfigVersion(c, caller.merchant());
        audit.record(
                c,
                caller,
                kind,
                "connection:" + row.id(),
                Map.of("connector", row.connector(), "name", row.name(), "state", row.state()));
    }

    Map<String, String> settings(UUID merchant, Row row) {
        return SettingsJson.open(vault, merchant, row.settings());
    }

    private Shown shown(UUID merchant, Row row) {
        var open = new HashMap<>(settings(merchant, row));
        var secrets = new ArrayList<String>();
        connectors
                .findCard(row.connector())
                .ifPresentOrElse(
                        card -> {
                            for (var field : card.fields()) {
                                if (field.kind() == Card.Kind.SECRET
                                        && open.remove(field.name()) != null) {
                                    secrets.add(field.name());
                                }
                            }
                        },
                        open::clear);
        return new Shown(row, open, secrets);
    }

    private static String nameOf(@Nullable String name, List<FieldError> errors) {
        var text = name == null ? "" : name.strip();
        if (text.isEmpty()) {
            errors.add(FieldError.of("name", "required"));
        } else if (text.length() > 100) {
            errors.add(FieldError.of("name", "too_long", 100));
        }
        return text;
    }
}
