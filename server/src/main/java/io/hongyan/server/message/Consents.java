package io.hongyan.server.message;

import io.hongyan.kit.Channel;
import io.hongyan.server.platform.Columns;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who has said yes to marketing, and who no to everything, on which channel. */
public final class Consents {

    private static final String GIVE =
            """
            insert into consent (merchant_id, channel, address_hash, purpose, proof, at)
            values (?, ?, ?, 'MARKETING', ?, ?)
            on conflict (merchant_id, channel, address_hash, purpose)
            do update set proof = excluded.proof, at = excluded.at, withdrawn_at = null
             where consent.at < excluded.at
            """;
    private static final String WITHDRAW =
            """
            update consent set withdrawn_at = ?
             where merchant_id = ? and channel = ? and address_hash = ? and withdrawn_at is null
               and at <= ?
            """;
    private static final String HAS =
            """
            select 1 from consent
             where merchant_id = ? and channel = ? and address_hash = ?
               and purpose = 'MARKETING' and withdrawn_at is null
            """;
    private static final String OPT_OUT =
            """
            insert into opt_out (merchant_id, channel, address_hash, words, at)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String BACK_IN =
            "delete from opt_out where merchant_id = ? and channel = ? and address_hash = ?";
    private static final String IS_OUT =
            "select 1 from opt_out where merchant_id = ? and channel = ? and address_hash = ?";

    private final Vault vault;

    public Consents(Vault vault) {
        this.vault = vault;
    }

    /** An address on a channel: phone, openid, mail address, external user id. */
    public record Address(Channel channel, String text) {

        @Override
        public String toString() {
            return channel.wireName(); // the address is a person's
        }
    }

    /** Keeps a yes to marketing; an older one than is known changes nothing. */
    public void give(Connection c, UUID merchant, Address address, String proof, Instant at)
            throws SQLException {
        var hash = hash(merchant, address);
        if (hash.length == 0) {
            return;
        }
        try (var give = c.prepareStatement(GIVE)) {
            bind(give, 1, merchant, address, hash);
            give.setString(4, proof);
            give.setObject(5, Columns.utc(at));
            give.executeUpdate();
        }
    }

    public void withdraw(Connection c, UUID merchant, Address address, Instant at)
            throws SQLException {
        try (var withdraw = c.prepareStatement(WITHDRAW)) {
            withdraw.setObject(1, Columns.utc(at));
            bind(withdraw, 2, merchant, address, hash(merchant, address));
            withdraw.setObject(5, Columns.utc(at));
            withdraw.executeUpdate();
        }
    }

    public boolean has(Connection c, UUID merchant, Address address) throws SQLException {
        return isThere(c, HAS, merchant, address);
    }

    /** Nothing more on this channel (退订); a marketing consent there ends too. */
    public void optOut(Connection c, UUID merchant, Address address, String words, Instant at)
            throws SQLException {
        var hash = hash(merchant, address);
        if (hash.length == 0) {
            return;
        }
        try (var out = c.prepareStatement(OPT_OUT)) {
            bind(out, 1, merchant, address, hash);
            out.setString(4, words.length() > 100 ? words.substring(0, 100) : words);
            out.setObject(5, Columns.utc(at));
            out.executeUpdate();
        }
        withdraw(c, merchant, address, at);
    }

    public void optIn(Connection c, UUID merchant, Address address) throws SQLException {
        try (var in = c.prepareStatement(BACK_IN)) {
            bind(in, 1, merchant, address, hash(merchant, address));
            in.executeUpdate();
        }
    }

    public boolean isOut(Connection c, UUID merchant, Address address) throws SQLException {
        return isThere(c, IS_OUT, merchant, address);
    }

    /** The order in which a buyer wants to be told: for a member, or for one order. */
    public void prefer(Connection c, UUID merchant, UUID subject, List<String> channels, Instant at)
            throws SQLException {
        SendingRules.prefer(c, merchant, subject, SendingRules.channels(channels), at);
    }

    /** Empty if he never said. */
    public List<String> preferred(Connection c, UUID merchant, UUID subject) throws SQLException {
        return SendingRules.preferenceOf(c, merchant, subject).stream()
                .map(Channel::wireName)
                .toList();
    }

    private boolean isThere(Connection c, String sql, UUID merchant, Address address)
            throws SQLException {
        try (var query = c.prepareStatement(sql)) {
            bind(query, 1, merchant, address, hash(merchant, address));
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private byte[] hash(UUID merchant, Address address) {
        return Addresses.hash(vault, merchant, address.channel(), address.text())
                .orElse(new byte[0]);
    }

    private static void bind(
            PreparedStatement s, int from, UUID merchant, Address address, byte[] hash)
            throws SQLException {
        s.setObject(from, merchant);
        s.setString(from + 1, address.channel().wireName());
        s.setBytes(from + 2, hash);
    }
}
