package io.hongyan.server.order;

import io.hongyan.kit.Channel;
import io.hongyan.server.message.Consents;
import io.hongyan.server.vault.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Hands what an order's buyer agreed to over to those who send messages. */
public record MessageConsents(Consents consents) implements ConsentBook {

    @Override
    public void record(Connection c, UUID merchant, Person buyer, List<Consent> given)
            throws SQLException {
        for (var consent : given) {
            for (var address : addresses(buyer)) {
                if (address.channel().wireName().equals(consent.channel())) {
                    consents.give(c, merchant, address, consent.proof(), consent.at());
                }
            }
        }
    }

    /** Every address of a person on every channel to buyers. */
    public static List<Consents.Address> addresses(Person person) {
        Collection<String> openids = person.wechat().values();
        return Stream.of(
                        Stream.of(new Consents.Address(Channel.SMS, person.phone())),
                        Stream.of(new Consents.Address(Channel.MAIL, person.email())),
                        Stream.of(new Consents.Address(Channel.WECOM, person.wecom())),
                        openids.stream().map(id -> new Consents.Address(Channel.WECHAT, id)))
                .flatMap(each -> each)
                .filter(address -> !address.text().isEmpty())
                .toList();
    }
}
