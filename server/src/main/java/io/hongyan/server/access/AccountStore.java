package io.hongyan.server.access;

import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code account}. */
final class AccountStore {

    private static final String LOGINS = "select merchant_id, account_id from hongyan_logins(?)";
    private static final String FIND =
            """
            select account_id, login, name, password, roles, state
              from account
             where merchant_id = ? and account_id = ?
            """;
    private static final String ALL =
            """
            select account_id, login, name, password, roles, state
              from account
             where merchant_id = ?
             order by login
             limit 500
            """;
    private static final String UPSERT =
            """
            insert into account (merchant_id, account_id, login, name, password, roles)
            values (?, ?, ?, ?, ?, ?)
            on conflict (merchant_id, login) do update
               set name = excluded.name, password = excluded.password, roles = excluded.roles
            returning account_id
            """;
    private static final String MORE =
            """
            select a.account_id,
                   (select max(s.seen_at) from session s
                     where s.merchant_id = a.merchant_id and s.account_id = a.account_id)
                     as seen_at,
                   exists (select from second_factor f
                            where f.merchant_id = a.merchant_id and f.account_id = a.account_id
                              and f.confirmed_at is not null) as second_factor
              from account a
             where a.merchant_id = ?
            """;
    private static final String CHANGE =
            """
            update account
               set roles = ?, state = ?
             where merchant_id = ? and account_id = ?
            """;

    private AccountStore() {}

    /** An account; {@code password} is its bcrypt hash. */
    record Account(
            UUID id, String login, String name, String password, Set<Role> roles, boolean active) {

        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    /** Where a login was found. */
    record Place(UUID merchant, UUID account) {}

    static List<Place> places(Connection c, String login) throws SQLException {
        try (var query = c.prepareStatement(LOGINS)) {
            query.setString(1, login);
            try (var rows = query.executeQuery()) {
                var places = new ArrayList<Place>();
                while (rows.next()) {
                    places.add(
                            new Place(
                                    rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
                return places;
            }
        }
    }

    static Optional<Account> find(Connection c, UUID merchant, UUID id) throws SQLException {
        try (var query = c.prepareStatement(FIND)) {
            query.setObject(1, merchant);
            query.setObject(2, id);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    static List<Account> all(Connection c, UUID merchant) throws SQLException {
        try (var query = c.prepareStatement(ALL)) {
            query.setObject(1, merchant);
            try (var rows = query.executeQuery()) {
                var all = new ArrayList<Account>();
                while (rows.next()) {
                    all.add(read(rows));
                }
                return all;
            }
        }
    }

    /** Adds it, or changes the one with the same login; its id. */
    static UUID put(Connection c, UUID merchant, Account account) throws SQLException {
        try (var insert = c.prepareStatement(UPSERT)) {
            insert.setObject(1, merchant);
            insert.setObject(2, account.id);
            insert.setString(3, account.login);
            insert.setString(4, account.name);
            insert.setString(5, account.password);
            insert.setArray(6, Roles.column(c, account.roles));
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }

    /** What of an account stands elsewhere. */
    record More(boolean secondFactor, @Nullable Instant seenAt) {}

    static Map<UUID, More> more(Connection c, UUID merchant) throws SQLException {
        var all = new HashMap<UUID, More>();
        Sql.list(
                c,
                MORE,
                row ->
                        all.put(
                                        Sql.uuid(row, "account_id"),
                                        new More(
                                                row.getBoolean("second_factor"),
                                                Sql.findInstant(row, "seen_at")))
                                == null,
                merchant);
        return all;
    }

    static boolean change(Connection c, UUID merchant, UUID id, Set<Role> roles, boolean active)
            throws SQLException {
        try (var update = c.prepareStatement(CHANGE)) {
            update.setArray(1, Roles.column(c, roles));
            update.setString(2, active ? "active" : "off");
            update.setObject(3, merchant);
            update.setObject(4, id);
            return update.executeUpdate() == 1;
        }
    }

    private static Account read(ResultSet rows) throws SQLException {
        return new Account(
                rows.getObject("account_id", UUID.class),
                rows.getString("login"),
                rows.getString("name"),
                rows.getString("password"),
                Roles.of(rows.getArray("roles")),
                rows.getString("state").equals("active"));
    }
}
