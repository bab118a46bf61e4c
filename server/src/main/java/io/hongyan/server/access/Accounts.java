package io.hongyan.server.access;

import io.hongyan.server.access.AccountStore.Account;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes accounts and checks their passwords. */
public final class Accounts {

    /** bcrypt looks at 72 bytes and no further. */
    static final int LONGEST_PASSWORD = 72;

    static final int SHORTEST_PASSWORD = 8;

    private final Ids ids;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder(10);
    private final String nobodys = encoder.encode("nobody");

    public Accounts(Ids ids) {
        this.ids = ids;
    }

    /** Makes the account, or gives the one with this login a new name, password and roles. */
    public UUID put(Connection c, UUID merchant, NewAccount wanted) throws SQLException {
        return AccountStore.put(
                c,
                merchant,
                new Account(
                        ids.next(),
                        normal(wanted.login),
                        wanted.name,
                        encoder.encode(wanted.password),
                        wanted.roles,
                        true));
    }

    /** An account to be made. */
    public record NewAccount(String login, String name, String password, Set<Role> roles) {

        @Override
        public String toString() {
            return "NewAccount[…]";
        }
    }

    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Takes as long for an account that does not exist as for one that does. */
    boolean isRight(Optional<Account> account, String password) {
        var hash = account.map(Account::password).orElse(nobodys);
        var fits = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return encoder.matches(fits <= LONGEST_PASSWORD ? password : "", hash)
                && account.isPresent()
                && account.get().active();
    }
}
