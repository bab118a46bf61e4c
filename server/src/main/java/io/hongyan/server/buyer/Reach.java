package io.hongyan.server.buyer;

import io.hongyan.kit.Channel;
import io.hongyan.server.message.Consents;
import io.hongyan.server.vault.Person;
import java.util.List;
import java.util.stream.Stream;

/** Every address at which a buyer can be reached. */
final class Reach {

    private Reach() {}

    static List<Consents.Address> of(Person person) {
        var openids = person.wechat().values().stream();
        return Stream.concat(
                        Stream.of(
                                new Consents.Address(Channel.SMS, person.phone()),
                                new Consents.Address(Channel.MAIL, person.email()),
                                new Consents.Address(Channel.WECOM, person.wecom())),
                        openids.map(id -> new Consents.Address(Channel.WECHAT, id)))
                .filter(address -> !address.text().isBlank())
                .toList();
    }
}
