package io.hongyan.server.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code person}: sealed fields and keyed hashes, nothing in the clear. */
final class PersonStore {

    private static final String INSERT =
            """
            insert into person (merchant_id, person_id, sealed, phone_hash, phone4_hash, name_hash)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE =
            """
            update person
               set sealed = ?, phone_hash = ?, phone4_hash = ?, name_hash = ?
             where merchant_id = ? and person_id = ?
            """;
    private static final String LOAD =
            "select person_id, sealed from person where merchant_id = ? and person_id = any(?)";

    private PersonStore() {}

    record Row(
            byte[] sealed,
            byte @Nullable [] phoneHash,
            byte @Nullable [] phone4Hash,
            byte @Nullable [] nameHash) {}

    static void insert(Connection c, UUID merchant, UUID id, Row row) throws SQLException {
        try (var statement = c.prepareStatement(INSERT)) {
            statement.setObject(1, merchant);
            statement.setObject(2, id);
            statement.setBytes(3, row.sealed);
            statement.setBytes(4, row.phoneHash);
            statement.setBytes(5, row.phone4Hash);
            statement.setBytes(6, row.nameHash);
            statement.executeUpdate();
        }
    }

    static void update(Connection c, UUID merchant, UUID id, Row row) throws SQLException {
        try (var statement = c.prepareStatement(UPDATE)) {
            statement.setBytes(1, row.sealed);
            statement.setBytes(2, row.phoneHash);
            statement.setBytes(3, row.phone4Hash);
            statement.setBytes(4, row.nameHash);
            statement.setObject(5, merchant);
            statement.setObject(6, id);
            statement.executeUpdate();
        }
    }

    static Map<UUID, byte[]> load(Connection c, UUID merchant, Collection<UUID> ids)
            throws SQLException {
        try (var statement = c.prepareStatement(LOAD)) {
            statement.setObject(1, merchant);
            statement.setArray(2, c.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                var sealed = new HashMap<UUID, byte[]>();
                while (rows.next()) {
                    sealed.put(rows.getObject(1, UUID.class), rows.getBytes(2));
                }
                return sealed;
            }
        }
    }
}
