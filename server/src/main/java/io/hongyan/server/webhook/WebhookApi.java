package io.hongyan.server.webhook;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.server.access.Audit;
import io.hongyan.server.action.ActionDesk;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.ActionViews;
import io.hongyan.server.action.ActionViews.ActionView;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import io.hongyan.server.web.Unrepeatable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
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

/** Our outgoing webhooks: addresses, their secrets, what was delivered and what was not. */
@RestController
@RequestMapping("/api/v1/webhooks")
@Allowed({Role.OPERATOR, Role.DEVELOPER})
final class WebhookApi {

    private final Database database;
    private final Webhooks webhooks;
    private final Works works;
    private final Audit audit;

    /** How deliveries are set going. */
    record Works(
            ActionStore actions,
            ActionDesk desk,
            Dispatcher dispatcher,
            WorldClock world,
            WebhookBook book) {}

    WebhookApi(Database database, Webhooks webhooks, Works works, Audit audit) {
        this.database = database;
        this.webhooks = webhooks;
        this.works = works;
        this.audit = audit;
    }

    record WebhookForm(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<String> types,
            @Nullable String state) {}

    /**
     * An address.
     *
     * @param secret shown once: when it was made
     */
    record WebhookView(
            UUID id,
            String name,
            String url,
            List<String> types,
            String state,
            @Nullable String reason,
            @Nullable Instant failingSince,
            Instant createdAt,
            @Nullable String secret) {}

    @GetMapping
    Page<WebhookView> list(Caller caller) {
        var all =
                database.transact(caller.merchant(), c -> EndpointStore.all(c, caller.merchant()));
        return new Page<>(all.stream().map(one -> view(one, null)).toList(), null);
    }

    @GetMapping("/{id}")
    WebhookView one(Caller caller, @PathVariable UUID id) {
        return database.transact(caller.merchant(), c -> view(find(c, caller, id), null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Unrepeatable
    WebhookView make(Caller caller, @RequestBody WebhookForm form) {
        var checked = checked(form);
        return named(
                caller,
                () ->
                        database.transact(
                                caller.merchant(),
                                c -> {
                                    var made = webhooks.make(c, caller.merchant(), checked);
                                    note(c, caller, "webhook.made", made.id());
                                    return view(find(c, caller, made.id()), made.secret());
                                }));
    }

    @PutMapping("/{id}")
    WebhookView change(Caller caller, @PathVariable UUID id, @RequestBody WebhookForm form) {
        var checked = checked(form);
        return named(
                caller,
                () ->
                        database.transact(
                                caller.merchant(),
                                c -> {
                                    if (!EndpointStore.update(c, caller.merchant(), id, checked)) {
                                        throw Problem.notFound();
                                    }
                                    note(c, caller, "webhook.changed", id);
                                    return view(find(c, caller, id), null);
                                }));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        database.transact(
                caller.merchant(),
                c -> {
                    if (!EndpointStore.delete(c, caller.merchant(), id)) {
                        throw Problem.notFound();
                    }
                    note(c, caller, "webhook.removed", id);
                    return true;
                });
        works.book.forget(caller.merchant());
    }

    /** A new secret; for a day both sign. */
    @PostMapping("/{id}/secret")
    @Unrepeatable
    WebhookView rotate(Caller caller, @PathVariable UUID id) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var made = webhooks.rotate(c, caller.merchant(), id);
                    note(c, caller, "webhook.secret_changed", id);
                    return view(find(c, caller, id), made.secret());
                });
    }

    /** Sends an event {@code webhook.test}. */
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void test(Caller caller, @PathVariable UUID id) {
        var now = works.world.instant();
        var event =
                new WebhookFanout.Event(
                        "webhook.test",
                        UUID.randomUUID().toString(),
                        new Subject(SubjectKind.CONNECTION, id),
                        now,
                        "{}");
        database.transact(
                caller.merchant(),
                c -> {
                    find(c, caller, id);
                    var action = WebhookFanout.action(id, event);
                    return works.actions.insertAll(c, caller.merchant(), List.of(action));
                });
        works.dispatcher.wake();
    }

    /** The log of deliveries, newest first. */
    @GetMapping("/{id}/deliveries")
    Page<ActionView> deliveries(Caller caller, Paging paging, @PathVariable UUID id) {
        var filter = ActionViews.Filter.ofEndpoint("webhook:" + id);
        var rows =
                database.transact(
                        caller.merchant(),
                        c -> {
                            find(c, caller, id);
                            return ActionViews.list(
                                    c,
                                    caller.merchant(),
                                    filter,
                                    paging.afterId(),
                                    paging.limit() + 1);
                        });
        return Page.byId(rows, paging, ActionView::id);
    }

    @PostMapping("/{id}/deliveries/{delivery}/redrive")
    ActionView redrive(Caller caller, @PathVariable UUID id, @PathVariable UUID delivery) {
        var view =
                database.transact(
                        caller.merchant(),
                        c -> {
                            find(c, caller, id);
                            if (!works.desk.redrive(c, caller.merchant(), delivery, true)) {
                                throw Problem.of(409, "action.not_dead");
                            }
                            note(c, caller, "webhook.redriven", id);
                            return ActionViews.find(c, caller.merchant(), delivery)
                                    .orElseThrow(Problem::notFound);
                        });
        works.dispatcher.wake();
        return view;
    }

    private EndpointStore.Form checked(WebhookForm form) {
        var state = form.state == null ? "on" : form.state;
        if (!state.equals("on") && !state.equals("off")) {
            throw Problem.invalid("state", "webhook.state");
        }
        return webhooks.checked(
                form.name == null ? "" : form.name,
                form.url == null ? "" : form.url,
                form.types == null ? List.of("*") : form.types,
                state.equals("on"));
    }

    private static EndpointStore.Endpoint find(Connection c, Caller caller, UUID id)
            throws SQLException {
        return EndpointStore.find(c, caller.merchant(), id).orElseThrow(Problem::notFound);
    }

    private <T> T named(Caller caller, Supplier<T> work) {
        try {
            var done = work.get();
            works.book.forget(caller.merchant());
            return done;
        } catch (DatabaseTrouble e) {
            if (e.isTaken()) {
                throw Problem.invalid("name", "webhook.name_taken");
            }
            throw e;
        }
    }

    private void note(Connection c, Caller caller, String kind, UUID id) throws SQLException {
        audit.record(c, caller, kind, "webhook:" + id, Map.of());
    }

    private static WebhookView view(EndpointStore.Endpoint one, @Nullable String secret) {
        var form = one.form();
        return new WebhookView(
                one.id(),
                form.name(),
                form.url(),
                form.types(),
                form.isOn() ? "on" : "off",
                one.reason(),
                one.failingSince(),
                one.createdAt(),
                secret);
    }
}
