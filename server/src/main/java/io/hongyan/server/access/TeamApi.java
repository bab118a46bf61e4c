package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import io.hongyan.server.web.Unrepeatable;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The owner's view of who may come in: accounts and API keys. */
@RestController
@RequestMapping("/api/v1")
final class TeamApi {

    private final Database database;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final Audit audit;

    TeamApi(Database database, Accounts accounts, ApiKeys keys, Audit audit) {
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * A member of the team.
     *
     * @param seenAt of his latest session; null when there is none
     */
    record AccountView(
            UUID id,
            String user,
            String name,
            List<String> roles,
            boolean active,
            boolean secondFactor,
            @Nullable Instant seenAt) {}

    /** Somebody whom work can be given to. */
    record ColleagueView(UUID id, String name, List<String> roles) {}

    record AccountForm(
            @Nullable String user,
            @Nullable String name,
            @Nullable String password,
            @Nullable List<String> roles) {

        @Override
        public String toString() {
            return "AccountForm[…]";
        }
    }

    record AccountChange(@Nullable List<String> roles, @Nullable Boolean active) {}

    record KeyView(
            UUID id,
            String name,
            String hint,
            List<String> roles,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    /** Scopes as {@code orders:write}; none for all that the roles may. */
    record KeyForm(
            @Nullable String name, @Nullable List<String> roles, @Nullable List<String> scopes) {}

    /** The only time that a key is shown. */
    record NewKey(UUID id, String key) {}

    @GetMapping("/accounts")
    @Allowed(Role.OWNER)
    Page<AccountView> accounts(Caller caller) {
        return new Page<>(
                database.transact(
                        caller.merchant(),
                        c -> {
                            var more = AccountStore.more(c, caller.merchant());
                            return AccountStore.all(c, caller.merchant()).stream()
                                    .map(one -> view(one, more.get(one.id())))
                                    .toList();
                        }),
                null);
    }

    /** Names only, for assigning work. */
    @GetMapping("/colleagues")
    @Allowed
    Page<ColleagueView> colleagues(Caller caller) {
        var all = database.transact(caller.merchant(), c -> AccountStore.all(c, caller.merchant()));
        return new Page<>(
                all.stream()
                        .filter(AccountStore.Account::active)
                        .map(one -> new ColleagueView(one.id(), one.name(), names(one.roles())))
                        .toList(),
                null);
    }

    @PostMapping("/accounts")
    @Allowed(Role.OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    AccountView add(Caller caller, @RequestBody AccountForm form) {
        var errors = new ArrayList<FieldError>();
        var user = Inputs.matching("user", form.user, "[^\\s@]{1,100}@[^\\s@]{1,100}", errors);
        var name = Inputs.text("name", form.name == null ? user : form.name, 100, errors);
        var password = Inputs.password("password", form.password, errors);
        var roles = Inputs.roles("roles", form.roles, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    var taken =
                            AccountStore.all(c, caller.merchant()).stream()
                                    .anyMatch(a -> a.login().equals(Accounts.normal(user)));
                    if (taken) {
                        throw Problem.of(409, "account.taken");
                    }
                    var id =
                            accounts.put(
                                    c,
                                    caller.merchant(),
                                    new Accounts.NewAccount(user, name, password, roles));
                    audit.record(
                            c, caller, "account.made", "account:" + id, Map.of("roles", roles));
                    return view(
                            AccountStore.find(c, caller.merchant(), id).orElseThrow(),
                            AccountStore.more(c, caller.merchant()).get(id));
                });
    }

    @PutMapping("/accounts/{id}")
    @Allowed(Role.OWNER)
    AccountView change(Caller caller, @PathVariable UUID id, @RequestBody AccountChange change) {
        var errors = new ArrayList<FieldError>();
        var roles = Inputs.roles("roles", change.roles, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        var active = !Boolean.FALSE.equals(change.active);
        if (id.equals(caller.account()) && (!active || !roles.contains(Role.OWNER))) {
            throw Problem.of(409, "account.own");
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    if (!AccountStore.change(c, caller.merchant(), id, roles, active)) {
                        throw Problem.notFound();
                    }
                    if (!active) {
                        SessionStore.endAll(c, caller.merchant(), id);
                    }
                    audit.record(
                            c,
                            caller,
                            "account.changed",
                            "account:" + id,
                            Map.of("roles", roles, "active", active));
                    return view(
                            AccountStore.find(c, caller.merchant(), id).orElseThrow(),
                            AccountStore.more(c, caller.merchant()).get(id));
                });
    }

    @GetMapping("/keys")
    @Allowed(Role.DEVELOPER)
    Page<KeyView> keys(Caller caller) {
        var all = database.transact(caller.merchant(), c -> ApiKeyStore.all(c, caller.merchant()));
        return new Page<>(all.stream().map(TeamApi::view).toList(), null);
    }

    @PostMapping("/keys")
    @Allowed(Role.DEVELOPER)
    @ResponseStatus(HttpStatus.CREATED)
    @Unrepeatable
    NewKey addKey(Caller caller, @RequestBody KeyForm form) {
        var errors = new ArrayList<FieldError>();
        var name = Inputs.text("name", form.name, 100, errors);
        var roles = Inputs.roles("roles", form.roles, errors);
        var scopes = Inputs.scopes("scopes", form.scopes, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        // Nobody hands on more than he has.
        if (roles.stream().anyMatch(role -> !caller.may(role))) {
            throw Problem.of(403, "key.roles");
        }
        var key = ApiKeys.fresh();
        return database.transact(
                caller.merchant(),
                c -> {
                    var wanted = new ApiKeys.Wanted(name, roles, scopes);
                    var id = keys.put(c, caller.merchant(), wanted, key);
                    audit.record(c, caller, "key.made", "key:" + id, Map.of("roles", roles));
                    return new NewKey(id, key);
                });
    }

    @DeleteMapping("/keys/{id}")
    @Allowed(Role.DEVELOPER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable UUID id) {
        database.transact(
                caller.merchant(),
                c -> {
                    if (!ApiKeyStore.revoke(c, caller.merchant(), id)) {
                        throw Problem.notFound();
                    }
                    audit.record(c, caller, "key.revoked", "key:" + id, Map.of());
                    return true;
                });
    }

    private static AccountView view(AccountStore.Account a, AccountStore.@Nullable More more) {
        return new AccountView(
                a.id(),
                a.login(),
                a.name(),
                names(a.roles()),
                a.active(),
                more != null && more.secondFactor(),
                more == null ? null : more.seenAt());
    }

    private static KeyView view(ApiKeyStore.ApiKey k) {
        return new KeyView(
                k.id(),
                k.name(),
                k.hint() + "…",
                names(k.roles()),
                k.scopes().stream().sorted().toList(),
                k.createdAt(),
                k.usedAt());
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::wireName).toList();
    }
}
