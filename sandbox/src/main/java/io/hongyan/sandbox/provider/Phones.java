package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import io.hongyan.sandbox.world.Person;
import io.hongyan.sandbox.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The phones of all people, whatever the channel by which something reaches them. */
public final class Phones {

    private static final int KEPT = 6_000;

    private final World world;
    private final Table<Message> messages;

    public Phones(World world, Journal journal) {
        this.world = world;
        this.messages = journal.table("message", Message.class);
    }

    /** Called inside a change. */
    Message deliver(String phone, String channel, Message.Content content) {
        var message = new Message(world.number(), phone, channel, world.now(), content);
        messages.put(message.id(), message);
        while (messages.size() > KEPT) {
            messages.remove(messages.first().orElseThrow().id());
        }
        return message;
    }

    /** Newest first. */
    public List<Message> on(String phone) {
        return messages.all().stream()
                .filter(message -> message.phone().equals(phone))
                .sorted(Comparator.comparing(Message::id).reversed())
                .toList();
    }

    /** How many messages lie on each phone that has any. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        messages.all().forEach(message -> counts.merge(message.phone(), 1L, Long::sum));
        return counts;
    }

    public void clear() {
        messages.clear();
    }

    boolean has(String channel, String key) {
        return messages.all().stream()
                .anyMatch(m -> m.channel().equals(channel) && m.content().key().equals(key));
    }

    Optional<Person> person(Predicate<Person> which) {
        return world.people().all().stream().filter(which).findFirst();
    }
}
