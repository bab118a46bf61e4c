package io.hongyan.server.access;

import io.hongyan.server.access.Invitations.Invitation;
import io.hongyan.server.access.Invitations.Place;
import io.hongyan.server.merchant.Merchants;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Tokens;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Actors;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.ConsoleConfig;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Open;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import io.hongyan.server.web.Unrepeatable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People join by a link that works once and lives three days. */
@RestController
@RequestMapping("/api/v1")
final class InvitationApi {

    private final Database database;
    private final Accounts accounts;
    private final Desk desk;
    private final ConsoleConfig config;

    /** What making and using one takes beside the accounts. */
    record Desk(Merchants merchants, Audit audit, Ids ids) {}

    InvitationApi(Database database, Accounts accounts, Desk desk, ConsoleConfig config) {
        this.database = database;
        this.accounts = accounts;
        this.desk = desk;
        this.config = config;
    }

    record InvitationForm(
            @Nullable String user, @Nullable String name, @Nullable List<String> roles) {}

    record InvitationView(
            UUID id,
            String user,
            String name,
            List<String> roles,
            Actor madeBy,
            Instant madeAt,
            Instant until) {}

    /** The only time that the link is shown. */
    record NewInvitation(UUID id, String link, Instant until) {}

    /** What the one who was invited sees before he joins. */
    record Welcome(String merchant, String user, String name, List<String> roles) {}

    record Joining(@Nullable String name, @Nullable String password) {

        @Override
        public String toString() {
            return "Joining[…]";
        }
    }

    @GetMapping("/invitations")
    @Allowed(Role.OWNER)
    Page<InvitationView> list(Caller caller) {
        return new Page<>(
                database.transact(
                        caller.merchant(),
                        c -> {
                            var open = Invitations.open(c, caller.merchant());
                            var actors =
                                    Actors.of(
                                            c,
                                            caller.merchant(),
                                            open.stream().map(Invitation::madeBy).toList());
                            return open.stream().map(one -> view(one, actors)).toList();
                        }),
                null);
    }

    private static InvitationView view(Invitation one, Actors actors) {
        return new InvitationView(
                one.id(),
                one.login(),
                one.name(),
                names(one.roles()),
                actors.of(one.madeBy()),
                one.madeAt(),
                one.endsAt());
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::wireName).toList();
    }

    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.OWNER)
    @Unrepeatable
    NewInvitation invite(Caller caller, @RequestBody InvitationForm form) {
        var errors = new ArrayList<FieldError>();
        var user = Inputs.matching("user", form.user, "[^\\s@]{1,100}@[^\\s@]{1,100}", errors);
        var name = Inputs.text("name", form.name == null ? user : form.name, 100, errors);
        var roles = Inputs.roles("roles", form.roles, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        var token = Tokens.fresh22();
        var place = new Place(caller.merchant(), desk.ids.next());
        var now = Ids.madeAt(place.invitation());
        var wanted =
                new Invitation(
                        place.invitation(),
                        Accounts.normal(user),
                        name,
                        roles,
                        caller.actor(),
                        now,
                        now,
                        false);
        return database.transact(
                caller.merchant(),
                c -> {
                    mustBeFree(c, caller.merchant(), wanted.login());
                    Invitations.put(c, place, wanted, Tokens.hash(token));
                    desk.audit.record(
                            c,
                            caller,
                            "invitation.made",
                            "invitation:" + place.invitation(),
                            Map.of("roles", names(roles)));
                    var kept = Invitations.find(c, place).orElseThrow();
                    return new NewInvitation(
                            kept.id(), config.publicUrl() + "/invite/" + token, kept.endsAt());
                });
    }

    private static void mustBeFree(Connection c, UUID merchant, String login) throws SQLException {
        if (AccountStore.all(c, merchant).stream().anyMatch(a -> a.login().equals(login))) {
            throw Problem.of(409, "account.taken");
        }
    }

    @DeleteMapping("/invitations/{id}")
    @Allowed(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable UUID id) {
        database.transact(
                caller.merchant(),
                c -> {
                    if (!Invitations.remove(c, new Place(caller.merchant(), id))) {
                        throw Problem.notFound();
                    }
                    desk.audit.record(
                            c, caller, "invitation.withdrawn", "invitation:" + id, Map.of());
                    return true;
                });
    }

    @GetMapping("/invite/{token}")
    @Open
    Welcome welcome(@PathVariable String token) {
        var place = find(token);
        return database.transact(
                place.merchant(),
                c -> {
                    var one = Invitations.find(c, place).orElseThrow(InvitationApi::gone);
                    var merchant =
                            desk.merchants
                                    .find(c, place.merchant())
                                    .orElseThrow(InvitationApi::gone);
                    return new Welcome(
                            merchant.name(), one.login(), one.name(), names(one.roles()));
                });
    }

    @PostMapping("/invite/{token}")
    @Open
    @Unrepeatable
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void join(@PathVariable String token, @RequestBody Joining joining) {
        var errors = new ArrayList<FieldError>();
        var password = Inputs.password("password", joining.password, errors);
        if (joining.name != null) {
            Inputs.text("name", joining.name, 100, errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        var place = find(token);
        database.transact(
                place.merchant(),
                c -> {
                    var one = Invitations.find(c, place).orElseThrow(InvitationApi::gone);
                    if (!Invitations.use(c, place)) {
                        throw gone();
                    }
                    mustBeFree(c, place.merchant(), one.login());
                    var name = joining.name == null ? one.name() : joining.name.strip();
                    var id =
                            accounts.put(
                                    c,
                                    place.merchant(),
                                    new Accounts.NewAccount(
                                            one.login(), name, password, one.roles()));
                    desk.audit.record(
                            c,
                            place.merchant(),
                            new Audit.Deed(
                                    "account:" + id,
                                    one.login(),
                                    "account.joined",
                                    "account:" + id),
                            Map.of("invitation", place.invitation().toString()));
                    return true;
                });
    }

    private Place find(String token) {
        if (token.length() > 60) {
            throw gone();
        }
        return database.system(c -> Invitations.look(c, Tokens.hash(token)))
                .orElseThrow(InvitationApi::gone);
    }

    private static Problem gone() {
        return Problem.of(410, "invitation.gone");
    }
}
