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
import java.util.Set;
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
    private final SecondFactors factors;

    Doorman(Database database, Accounts accounts, Audit audit, Ids ids, SecondFactors factors) {
        this.database = database;
        this.accounts = accounts;
        this.attempts = new Attempts(database);
        this.audit = audit;
        this.ids = ids;
        this.factors = factors;
    }

    /**
     * Somebody at the door.
     *
     * @param code of his second factor; empty if he gave none
     */
    record Knock(String user, String password, String code, SessionStore.Device device) {

        @Override
        public String toString() {
            return "Knock[…]";
        }
    }

    /** How a login ended. */
    sealed interface Login {

        /** {@code token} goes into the cookie and nowhere else. */
        record Welcome(String token, Caller caller) implements Login {}

        record Wrong() implements Login {}

        record TooMany() implements Login {}

        /** The password was right; a second factor is asked for. */
        record CodeNeeded(boolean wrong) implements Login {}
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

    Login login(Knock knock) {
        var login = Accounts.normal(knock.user);
        var byLogin = "login " + login;
        var byAddress = "login from " + knock.device.address();
        var fewByLogin = attempts.take(byLogin, WRONG_BY_LOGIN, SPAN);
        var fewByAddress = attempts.take(byAddress, WRONG_BY_ADDRESS, SPAN);
        if (!fewByLogin || !fewByAddress) {
            return new Login.TooMany();
        }
        var places = database.system(c -> AccountStore.places(c, login));
        var answer = Optional.<Login>empty();
        if (places.isEmpty()) {
            accounts.isRight(Optional.empty(), knock.password);
        }
        for (var place : places) {
            if (answer.isEmpty()) {
                answer = enter(place, knock);
            }
        }
        if (answer.isEmpty()) {
            return new Login.Wrong();
        }
        // A wrong code stays counted: it is guessed at like a password.
        if (!(answer.get() instanceof Login.CodeNeeded(var wrong) && wrong)) {
            attempts.giveBack(byLogin);
            attempts.giveBack(byAddress);
        }
        return answer.get();
    }

    private Optional<Login> enter(AccountStore.Place place, Knock knock) {
        var merchant = place.merchant();
        var account =
                database.transact(merchant, c -> AccountStore.find(c, merchant, place.account()));
        if (!accounts.isRight(account, knock.password)) {
            return Optional.empty();
        }
        return Optional.of(
                database.transact(merchant, c -> begin(c, merchant, account.orElseThrow(), knock)));
    }

    private Login begin(Connection c, UUID merchant, AccountStore.Account account, Knock knock)
            throws SQLException {
        var owner = new SecondFactors.Owner(merchant, account.id());
        if (factors.isOn(c, owner)
                && (knock.code.isBlank() || !factors.isRight(c, owner, knock.code))) {
            return new Login.CodeNeeded(!knock.code.isBlank());
        }
        var token = Tokens.fresh();
        var place = new SessionStore.Place(merchant, ids.next());
        SessionStore.insert(c, place, account.id(), Tokens.hash(token), knock.device);
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

    /** A program, and what its key is narrowed to. */
    record Keyed(Caller caller, Set<String> scopes) {}

    /** Who holds this API key. */
    Optional<Keyed> byKey(String key) {
        var place = database.system(c -> ApiKeyStore.look(c, Tokens.hash(key)));
        return place.flatMap(p ->
                database.transact(p.merchant(), c -> ApiKeyStore.use(c, p))
                        .map(k -> new Keyed(callerOf(p.merchant(), k), k.scopes())));
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
