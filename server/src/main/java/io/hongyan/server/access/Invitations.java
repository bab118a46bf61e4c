package io.hongyan.server.access;

import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code invitation}. Of the link we keep the hash. Machine time. */
final class Invitations {

    private static final String COLUMNS =
            """
            select invitation_id, login, name, roles, made_by, made_at, ends_at, used_at is not null
                   as used
              from invitation
             where merchant_id = ?
            """;

    private Invitations() {}

    record Invitation(
            UUID id,
            String login,
            String name,
            Set<Role> roles,
            String madeBy,
            Instant madeAt,
            Instant endsAt,
            boolean used) {}

    /** Where a link was found. */
    record Place(UUID merchant, UUID invitation) {}

    /** An open one, by its link's hash. */
    static Optional<Place> look(Connection c, byte[] hash) throws SQLException {
        return Sql.find(
                c,
                "select merchant_id, invitation_id from hongyan_invitation(?)",
                row -> new Place(Sql.uuid(row, "merchant_id"), Sql.uuid(row, "invitation_id")),
                hash);
    }

    /** Replaces what was offered to the same login before. */
    static void put(Connection c, Place place, Invitation wanted, byte[] hash) throws SQLException {
        Sql.update(
                c,
                "delete from invitation where merchant_id = ? and login = ? and used_at is null",
                place.merchant,
                wanted.login);
        Sql.update(
                c,
                """
                insert into invitation (merchant_id, invitation_id, login, name, roles, token_hash,
                                        made_by, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, now() + interval '3 days')
                """,
                place.merchant,
                place.invitation,
                wanted.login,
                wanted.name,
                wanted.roles.stream().map(Role::wireName).sorted().toArray(String[]::new),
                hash,
                wanted.madeBy);
    }

    /** Those that may still be used, newest first. */
    static List<Invitation> open(Connection c, UUID merchant) throws SQLException {
        return Sql.list(
                c,
                COLUMNS
                        + " and used_at is null and ends_at > now()"
                        + " order by invitation_id desc limit 500",
                Invitations::read,
                merchant);
    }

    static Optional<Invitation> find(Connection c, Place place) throws SQLException {
        return Sql.find(
                c,
                COLUMNS + " and invitation_id = ?",
                Invitations::read,
                place.merchant,
                place.invitation);
    }

    /** True for the one who uses it up. */
    static boolean use(Connection c, Place place) throws SQLException {
        return Sql.update(
                        c,
                        """
                        update invitation set used_at = now()
                         where merchant_id = ? and invitation_id = ? and used_at is null
                           and ends_at > now()
                        """,
                        place.merchant,
                        place.invitation)
                == 1;
    }

    static boolean remove(Connection c, Place place) throws SQLException {
        return Sql.update(
                        c,
                        """
                        delete from invitation
                         where merchant_id = ? and invitation_id = ? and used_at is null
                        """,
                        place.merchant,
                        place.invitation)
                == 1;
    }

    private static Invitation read(ResultSet row) throws SQLException {
        return new Invitation(
                Sql.uuid(row, "invitation_id"),
                row.getString("login"),
                row.getString("name"),
                Roles.of(row.getArray("roles")),
                row.getString("made_by"),
                Sql.instant(row, "made_at"),
                Sql.instant(row, "ends_at"),
                row.getBoolean("used"));
    }
}
