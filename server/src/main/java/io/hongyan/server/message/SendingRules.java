package io.hongyan.server.message;

import io.hongyan.core.message.QuietHours;
import io.hongyan.kit.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What merchants and buyers have said about sending: read at the moment of sending, never kept. */
final class SendingRules {

    private static final String SETTING =
            """
            select channels, quiet_from, quiet_to, day_cap_fen, sms_fen
              from message_setting where merchant_id = ?
            """;
    private static final String PREFERENCE =
            "select channels from channel_preference where merchant_id = ? and subject_id = ?";
    private static final String SET_PREFERENCE =
            """
            insert into channel_preference (merchant_id, subject_id, channels, at)
            values (?, ?, ?, ?)
            on conflict (merchant_id, subject_id)
            do update set channels = excluded.channels, at = excluded.at
            """;
    private static final String SPEND =
            """
            insert into message_spend (merchant_id, day, fen) values (?, ?, ?)
            on conflict (merchant_id, day)
            do update set fen = message_spend.fen + excluded.fen
             where message_spend.fen + excluded.fen <= ?
            """;
    private static final String GIVE_BACK =
            """
            update message_spend set fen = greatest(0, fen - ?) where merchant_id = ? and day = ?
            """;

    private SendingRules() {}

    /** A merchant's settings. */
    record Setting(List<Channel> channels, QuietHours quiet, long dayCapFen, long smsFen) {

        static final Setting USUAL =
                new Setting(
                        List.of(Channel.WECHAT, Channel.SMS, Channel.MAIL),
                        QuietHours.USUAL,
                        1_000_000,
                        5);

        Setting {
            channels = List.copyOf(channels);
        }
    }

    static Setting setting(Connection c, UUID merchant) throws SQLException {
        try (var query = c.prepareStatement(SETTING)) {
            query.setObject(1, merchant);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Setting.USUAL;
                }
                return new Setting(
                        channels(row.getArray("channels")),
                        new QuietHours(
                                row.getObject("quiet_from", LocalTime.class),
                                row.getObject("quiet_to", LocalTime.class),
                                QuietHours.CHINA),
                        row.getLong("day_cap_fen"),
                        row.getLong("sms_fen"));
            }
        }
    }

    /** The buyer's own order of channels: the member's before the order's; empty if none. */
    static List<Channel> preference(Connection c, UUID merchant, Recipient recipient)
            throws SQLException {
        for (var subject : Arrays.asList(recipient.member(), recipient.order())) {
            var channels = preferenceOf(c, merchant, subject);
            if (!channels.isEmpty()) {
                return channels;
            }
        }
        return List.of();
    }

    static List<Channel> preferenceOf(Connection c, UUID merchant, @Nullable UUID subject)
            throws SQLException {
        if (subject == null) {
            return List.of();
        }
        try (var query = c.prepareStatement(PREFERENCE)) {
            query.setObject(1, merchant);
            query.setObject(2, subject);
            try (var row = query.executeQuery()) {
                return row.next() ? channels(row.getArray(1)) : List.of();
            }
        }
    }

    static void prefer(Connection c, UUID merchant, UUID subject, List<Channel> order, Instant at)
            throws SQLException {
        try (var set = c.prepareStatement(SET_PREFERENCE)) {
            set.setObject(1, merchant);
            set.setObject(2, subject);
            var names = order.stream().map(Channel::wireName).toArray();
            set.setArray(3, c.createArrayOf("text", names));
            set.setObject(4, io.hongyan.server.platform.Columns.utc(at));
            set.executeUpdate();
        }
    }

    /** Takes {@code fen} from the day's allowance; false if that much is not left. */
    static boolean spend(Connection c, UUID merchant, LocalDate day, long fen, long cap)
            throws SQLException {
        if (fen == 0) {
            return true;
        }
        if (fen > cap) {
            return false;
        }
        try (var spend = c.prepareStatement(SPEND)) {
            spend.setObject(1, merchant);
            spend.setObject(2, day);
            spend.setLong(3, fen);
            spend.setLong(4, cap);
            return spend.executeUpdate() == 1;
        }
    }

    static void giveBack(Connection c, UUID merchant, MessageStore.Cost cost) throws SQLException {
        if (cost.fen() == 0 || cost.day() == null) {
            return;
        }
        try (var back = c.prepareStatement(GIVE_BACK)) {
            back.setLong(1, cost.fen());
            back.setObject(2, merchant);
            back.setObject(3, cost.day());
            back.executeUpdate();
        }
    }

    static LocalDate day(Instant now) {
        return now.atZone(QuietHours.CHINA).toLocalDate();
    }

    static Instant nextDay(Instant now) {
        return day(now).plusDays(1).atStartOfDay(QuietHours.CHINA).toInstant();
    }

    static Optional<Channel> channel(String wireName) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.wireName().equals(wireName))
                .findFirst();
    }

    static List<Channel> channels(Iterable<String> names) {
        var channels = new ArrayList<Channel>();
        for (var name : names) {
            channel(name).filter(one -> !channels.contains(one)).ifPresent(channels::add);
        }
        return channels;
    }

    private static List<Channel> channels(java.sql.Array names) throws SQLException {
        return channels(Arrays.asList((String[]) names.getArray()));
    }
}
