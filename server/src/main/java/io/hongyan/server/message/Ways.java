package io.hongyan.server.message;

import io.hongyan.core.message.Template;
import io.hongyan.kit.Channel;
import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.Message;
import io.hongyan.server.action.Lines;
import io.hongyan.server.action.Lines.Line;
import io.hongyan.server.message.MessageStore.Tried;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which way a message goes: the first channel, in the order that the step, the buyer or the
 * merchant wants, that has a connection, knows an address, and that nobody has closed.
 */
final class Ways {

    private final Lines lines;
    private final Consents consents;
    private final Vault vault;

    Ways(Lines lines, Consents consents, Vault vault) {
        this.lines = lines;
        this.consents = consents;
        this.vault = vault;
    }

    /**
     * What is to be sent to whom.
     *
     * @param afresh what earlier tries heard counts no more: a person set it going again
     */
    record Wanted(
            UUID merchant,
            String key,
            Recipient recipient,
            Template template,
            Message.Audience audience,
            List<Channel> channels,
            String staff,
            boolean afresh) {

        Wanted {
            channels = List.copyOf(channels);
        }
    }

    record Way(Channel channel, Line<ChannelConnector> line, String address) {}

    /**
     * What was chosen.
     *
     * @param way null when there is none
     * @param passedOver the channels before it, and why
     */
    record Choice(@Nullable Way way, List<Tried> passedOver) {

        Choice {
            passedOver = List.copyOf(passedOver);
        }

        /** wechat: no-address; sms: opted-out. */
        String why() {
            return passedOver.stream()
                    .map(one -> one.channel() + ": " + one.why())
                    .collect(java.util.stream.Collectors.joining("; "));
        }

        /** Nobody's fault: the person does not want it. */
        boolean isUnwanted() {
            return way == null
                    && passedOver.stream()
                            .anyMatch(one -> Set.of("no-consent", "opted-out").contains(one.why()));
        }
    }

    Choice choose(Connection c, Wanted wanted) throws SQLException {
        var person = person(c, wanted);
        var rows =
                wanted.afresh()
                        ? List.<MessageStore.Row>of()
                        : MessageStore.ofKey(c, wanted.merchant(), wanted.key());
        var lines = this.lines.all(wanted.merchant(), ChannelConnector.class);
        var passedOver = new ArrayList<Tried>();
        for (var channel : order(c, wanted)) {
            var closed = rows.stream().filter(row -> isClosed(row, channel)).findFirst();
            if (closed.isPresent()) {
                passedOver.add(new Tried(channel.wireName(), closed.get().reason()));
                continue;
            }
            var line = lines.stream().filter(one -> plays(one, channel)).findFirst().orElse(null);
            if (line == null) {
                passedOver.add(new Tried(channel.wireName(), "no-connection"));
                continue;
            }
            var address = address(wanted, person, channel, line);
            var objection = objection(c, wanted, channel, address);
            if (objection.isEmpty()) {
                return new Choice(new Way(channel, line, address), passedOver);
            }
            passedOver.add(new Tried(channel.wireName(), objection));
        }
        return new Choice(null, passedOver);
    }

    private static boolean isClosed(MessageStore.Row row, Channel channel) {
        return row.channel().equals(channel.wireName()) && !row.isOpen();
    }

    private static boolean plays(Line<ChannelConnector> line, Channel channel) {
        return line.connector().channel() == channel;
    }

    private Person person(Connection c, Wanted wanted) throws SQLException {
        var token = wanted.recipient().person();
        var nobody = new Person("", "", "", "", Map.of(), "");
        if (token == null) {
            return nobody;
        }
        var read = vault.read(c, wanted.merchant(), List.of(token));
        return read.getOrDefault(token, nobody);
    }

    private static String address(
            Wanted wanted, Person person, Channel channel, Line<ChannelConnector> line) {
        return wanted.audience() == Message.Audience.STAFF
                ? wanted.staff()
                : Addresses.of(person, channel, line.settings());
    }

    private String objection(Connection c, Wanted wanted, Channel channel, String address)
            throws SQLException {
        if (address.isBlank()) {
            return "no-address";
        }
        if (wanted.audience() != Message.Audience.BUYER) {
            return "";
        }
        var where = new Consents.Address(channel, address);
        if (consents.isOut(c, wanted.merchant(), where)) {
            return "opted-out";
        }
        if (wanted.template().marketing() && !consents.has(c, wanted.merchant(), where)) {
            return "no-consent";
        }
        return "";
    }

    private static List<Channel> order(Connection c, Wanted wanted) throws SQLException {
        if (wanted.audience() == Message.Audience.STAFF) {
            return List.of(Channel.WECOM);
        }
        var order = new ArrayList<>(wanted.channels());
        if (order.isEmpty()) {
            order.addAll(SendingRules.preference(c, wanted.merchant(), wanted.recipient()));
        }
        if (order.isEmpty()) {
            order.addAll(SendingRules.setting(c, wanted.merchant()).channels());
        }
        // Staff have to confirm it one by one, so to buyers it is the last way.
        if (order.remove(Channel.WECOM)) {
            order.add(Channel.WECOM);
        }
        return order;
    }
}
