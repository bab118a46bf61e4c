package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Tokens;
import io.hongyan.server.web.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets people in by password and afterwards by session, and programs by key. */
public final class Doorman {

    private static final Duration SPAN = Duration.ofMinutes(15);
    private static final int WRONG_BY_LOGIN = 20;
    private static final int WRONG_BY_ADDRESS = 100;

    private final Database database;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Audit audit;
    private final Ids ids;

    public Doorman(Database database, Accounts accounts, Audit audit, Ids ids) {
        this.database = database;
        this.accounts = accounts;
        this.attempts = new Attempts(database);
        this.audit = audit;
        this.ids = ids;
    }

    /** How a login ended. */
    sealed interface Login {

        /** {@code token} goes into the cookie and nowhere else. */
        record Welcome(String token, Caller caller) implements Login {}

        record Wrong() implements Login {}

        record TooMany() implements Login {}
    }

    /** The CSRF token of a session: derived, so that it need not be kept. */
    static String csrfOf(String sessionToken) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Tokens.hash("csrf " + sessionToken));
    }

    static boolean isCsrf(String sessionToken, @Nullable String claimed) {
        return claimed != null
                && MessageDigest.isEqual(
                        csrfOf(sessionToken).getBytes(StandardCharsets.UTF_8),
                        claimed.getBytes(StandardCharsets.UTF_8));
    }

    Login login(String user, String password, String address) {
        var login = Accounts.normal(user);
        var byLogin = "login " + login;
        var byAddress = "login from " + address;
        var fewByLogin = attempts.take(byLogin, WRONG_BY_LOGIN, SPAN);
        var fewByAddress = attempts.take(byAddress, WRONG_BY_ADDRESS, SPAN);
        if (!fewByLogin || !fewByAddress) {
            return new Login.TooMany();
        }
        var places = database.system(c -> AccountStore.places(c, login));
        var welcome = Optional.<Login.Welcome>empty();
        if (places.isEmpty()) {
            accounts.isRight(Optional.empty(), password);
        }
        for (var place : places) {
            if (welcome.isEmpty()) {
                welcome = enter(place, password);
            }
        }
        if (welcome.isEmpty()) {
            return new Login.Wrong();
        }
        attempts.giveBack(byLogin);
        attempts.giveBack(byAddress);
        return welcome.get();
    }

    private Optional<Login.Welcome> enter(AccountStore.Place place, String password) {
        var merchant = place.merchant();
        var account =
                database.transact(merchant, c -> AccountStore.find(c, merchant, place.account()));
        if (!accounts.isRight(account, password)) {
            return Optional.empty();
        }
        return Optional.of(
                database.transact(merchant, c -> begin(c, merchant, account.orElseThrow())));
    }

    private Login.Welcome begin(Connection c, UUID merchant, AccountStore.Account account)
            throws SQLException {
        var token = Tokens.fresh();
        var place = new SessionStore.Place(merchant, ids.next());
        SessionStore.insert(c, place, account.id(), Tokens.hash(token));
        var caller = callerOf(merchant, account);
        audit.record(c, caller, "session.began", "account:" + account.id(), Map.of());
        return new Login.Welcome(token, caller);
    }

    private static Caller callerOf(UUID merchant, AccountStore.Account account) {
        return new Caller(merchant, account.id(), null, account.login(), account.roles());
    }

    /** Who holds this session token. */
    Optional<Caller> bySession(String token) {
        var place = database.system(c -> SessionStore.look(c, Tokens.hash(token)));
        return place.flatMap(p -> database.transact(p.merchant(), c -> accountOf(c, p)));
    }

    private static Optional<Caller> accountOf(Connection c, SessionStore.Place place)
            throws SQLException {
        var account = SessionStore.use(c, place);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        return AccountStore.find(c, place.merchant(), account.get())
                .filter(AccountStore.Account::active)
                .map(a -> callerOf(place.merchant(), a));
    }

    /** Who holds this API key. */
    Optional<Caller> byKey(String key) {
        var place = database.system(c -> ApiKeyStore.look(c, Tokens.hash(key)));
        return place.flatMap(p ->
                database.transact(p.merchant(), c -> ApiKeyStore.use(c, p))
                        .map(k -> callerOf(p.merchant(), k)));
    }

    private static Caller callerOf(UUID merchant, ApiKeyStore.ApiKey key) {
        return new Caller(merchant, null, key.id(), key.name(), key.roles());
    }

    void logout(String token) {
        database.system(c -> SessionStore.look(c, Tokens.hash(token)))
                .ifPresent(p ->
                        database.transact(
                                p.merchant(),
                                c -> {
                                    SessionStore.end(c, p);
                                    return true;
                                }));
    }
}
