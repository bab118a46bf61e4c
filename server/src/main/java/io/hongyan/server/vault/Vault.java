package io.hongyan.server.vault;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals what names people, and keeps people themselves. Every merchant has keys of his own under
 * the key-encryption key; without that key a copy of the database shows no person anywhere.
 */
public final class Vault {

    private static final int HASH_BYTES = 16;

    private final DataKeys keys;
    private final SecretKey root;
    private final Ids ids;
    private final Map<UUID, SecretKey> indexKeys = new ConcurrentHashMap<>();

    /**
     * @param keyEncryptionKey 32 bytes that wrap every merchant's keys
     */
    public Vault(byte[] keyEncryptionKey, Database database, Ids ids, InstantSource machine) {
        this.root = derive(keyEncryptionKey, "hongyan/root");
        this.keys = new DataKeys(derive(keyEncryptionKey, "hongyan/wrap"), database, machine);
        this.ids = ids;
    }

    /** Encrypts with the merchant's present key. */
    public byte[] seal(UUID merchant, byte[] plain) {
        var key = keys.current(merchant);
        return Sealed.seal(merchant, key.number(), key.key(), plain);
    }

    public byte[] seal(UUID merchant, String plain) {
        return seal(merchant, plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Decrypts what {@link #seal} gave for the same merchant.
     *
     * @throws IllegalStateException when the bytes were changed or belong to another merchant
     */
    public byte[] open(UUID merchant, byte[] sealed) {
        return Sealed.open(merchant, keys.numbered(merchant, Sealed.keyNo(sealed)), sealed);
    }

    public String openText(UUID merchant, byte[] sealed) {
        return new String(open(merchant, sealed), StandardCharsets.UTF_8);
    }

    /** Keeps a person; returns the token that everything else holds. */
    public UUID keep(Connection connection, UUID merchant, Person person) throws SQLException {
        var id = ids.next();
        PersonStore.insert(connection, merchant, id, sealedRow(merchant, person));
        return id;
    }

    /** Writes the person anew under the same token. */
    public void rewrite(Connection connection, UUID merchant, UUID token, Person person)
            throws SQLException {
        PersonStore.update(connection, merchant, token, sealedRow(merchant, person));
    }

    /** A person as the table keeps him, for those who write many rows at once. */
    public Map<String, byte[]> sealed(UUID merchant, Person person) {
        var row = new java.util.LinkedHashMap<String, byte[]>();
        row.put("sealed", seal(merchant, PersonJson.write(person)));
        phoneHash(merchant, person.phone()).ifPresent(hash -> row.put("phone_hash", hash));
        phone4Hash(merchant, person.phone()).ifPresent(hash -> row.put("phone4_hash", hash));
        nameHash(merchant, person.name()).ifPresent(hash -> row.put("name_hash", hash));
        return row;
    }

    private PersonStore.Row sealedRow(UUID merchant, Person person) {
        return new PersonStore.Row(
                seal(merchant, PersonJson.write(person)),
                phoneHash(merchant, person.phone()).orElse(null),
                phone4Hash(merchant, person.phone()).orElse(null),
                nameHash(merchant, person.name()).orElse(null));
    }

    /** The people behind these tokens; a token whose person was erased is missing. */
    public Map<UUID, Person> read(Connection connection, UUID merchant, Collection<UUID> tokens)
            throws SQLException {
        var people = new HashMap<UUID, Person>();
        for (var entry : PersonStore.load(connection, merchant, tokens).entrySet()) {
            people.put(entry.getKey(), PersonJson.read(open(merchant, entry.getValue())));
        }
        return people;
    }

    /** Keyed hash of a whole phone number; empty without one. */
    public Optional<byte[]> phoneHash(UUID merchant, String phone) {
        return hash(merchant, "phone", digits(phone));
    }

    /** Keyed hash of the last four digits; empty for less than four. */
    public Optional<byte[]> phone4Hash(UUID merchant, String phone) {
        var digits = digits(phone);
        return digits.length() < 4
                ? Optional.empty()
                : hash(merchant, "phone4", digits.substring(digits.length() - 4));
    }

    /** Keyed hash of a whole name; empty without one. */
    public Optional<byte[]> nameHash(UUID merchant, String name) {
        return hash(merchant, "name", name.strip());
    }

    /** Keyed hash of anything else that is searched for whole, for example a link's secret. */
    public Optional<byte[]> hash(UUID merchant, String what, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey(merchant));
            mac.update(what.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            var full = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return Optional.of(java.util.Arrays.copyOf(full, HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }

    private SecretKey indexKey(UUID merchant) {
        return indexKeys.computeIfAbsent(
                merchant, id -> derive(root.getEncoded(), "hongyan/index/" + id));
    }

    /**
     * Country code and everything that is no digit is dropped: +86 138 0013 8000 is 13800138000.
     */
    private static String digits(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        return digits.length() == 13 && digits.startsWith("86") ? digits.substring(2) : digits;
    }

    private static SecretKey derive(byte[] key, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is not available", e);
        }
    }
}
