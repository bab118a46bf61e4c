package io.hongyan.server.connection;

import io.hongyan.kit.CallLog;
import io.hongyan.kit.Connector;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Outside;
import io.hongyan.kit.Settings;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.ConsoleConfig;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Connecting a carrier, shop, channel or payment provider. */
@RestController
@RequestMapping("/api/v1/connections")
final class ConnectionsApi {

    private final Connections connections;
    private final Connectors connectors;
    private final Outside outside;
    private final ConsoleConfig config;

    ConnectionsApi(
            Connections connections, Connectors connectors, Outside outside, ConsoleConfig config) {
        this.connections = connections;
        this.connectors = connectors;
        this.outside = outside;
        this.config = config;
    }

    record NewConnection(
            @Nullable String connector,
            @Nullable String name,
            @Nullable Map<String, @Nullable Object> settings) {

        @Override
        public String toString() {
            return "NewConnection[" + connector + "]";
        }
    }

    record ConnectionChange(
            @Nullable String name,
            @Nullable String state,
            @Nullable Map<String, @Nullable Object> settings) {

        @Override
        public String toString() {
            return "ConnectionChange[…]";
        }
    }

    /**
     * A connection.
     *
     * @param settings those that are no secret
     * @param secrets names of the secrets that are set
     */
    record ConnectionView(
            UUID id,
            String connector,
            String role,
            String name,
            Map<String, String> settings,
            List<String> secrets,
            String hookUrl,
            String state,
            @Nullable Instant lastEventAt,
            long refused) {}

    /**
     * How a test ended.
     *
     * @param outcome done, refused, not_now or unknown
     * @param calls what was asked and answered, secrets masked
     */
    record TestView(String outcome, String words, List<CallView> calls) {}

    record CallView(
            String method,
            String address,
            String request,
            int status,
            String answer,
            String reason,
            long millis) {}

    @GetMapping
    @Allowed
    Page<ConnectionView> list(Caller caller) {
        return new Page<>(connections.all(caller).stream().map(this::view).toList(), null);
    }

    @PostMapping
    @Allowed(Role.OPERATOR)
    @ResponseStatus(HttpStatus.CREATED)
    ConnectionView add(Caller caller, @RequestBody NewConnection form) {
        var settings = form.settings == null ? Map.<String, @Nullable Object>of() : form.settings;
        return view(connections.add(caller, form.connector, form.name, settings));
    }

    @GetMapping("/{id}")
    @Allowed
    ConnectionView get(Caller caller, @PathVariable UUID id) {
        return view(connections.find(caller, id));
    }

    @PutMapping("/{id}")
    @Allowed(Role.OPERATOR)
    ConnectionView change(
            Caller caller, @PathVariable UUID id, @RequestBody ConnectionChange form) {
        return view(connections.change(caller, id, form.name, form.state, form.settings));
    }

    @DeleteMapping("/{id}")
    @Allowed(Role.OPERATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID id) {
        connections.end(caller, id);
    }

    /** Asks the provider the cheapest question that proves the settings right. */
    @PostMapping("/{id}/test")
    @Allowed(Role.OPERATOR)
    TestView test(Caller caller, @PathVariable UUID id) {
        var row = connections.row(caller.merchant(), id);
        var connector =
                connectors
                        .find(row.connector(), Connector.class)
                        .orElseThrow(() -> Problem.of(409, "connection.gone"));
        var settings = new Settings(connections.settings(caller.merchant(), row));
        var calls = new ArrayList<CallView>();
        CallLog log = entry -> calls.add(view(entry));
        var outcome = connector.probe(settings, outside.http(connector.card(), settings, log));
        return switch (outcome) {
            case Outcome.Done(_, var state) -> new TestView("done", state, calls);
            case Outcome.Refused(var code, var reason) ->
                    new TestView("refused", (code + " " + reason).strip(), calls);
            case Outcome.NotNow(_, var reason) -> new TestView("not_now", reason, calls);
            case Outcome.Unknown(var reason) -> new TestView("unknown", reason, calls);
        };
    }

    private static CallView view(CallLog.Entry entry) {
        return new CallView(
                entry.method(),
                entry.address(),
                entry.request(),
                entry.status(),
                entry.answer(),
                entry.reason(),
                entry.took().toMillis());
    }

    private ConnectionView view(Connections.Shown shown) {
        var row = shown.row();
        return new ConnectionView(
                row.id(),
                row.connector(),
                row.role(),
                row.name(),
                shown.settings(),
                shown.secrets(),
                config.publicHookUrl() + "/hooks/" + row.connector() + "/" + row.hookKey(),
                row.state(),
                row.lastEventAt(),
                row.refused());
    }
}
