package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import io.hongyan.sandbox.world.Dice;
import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.Person;
import io.hongyan.sandbox.world.Scan;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who wants to hear of which number: the subscriptions of all trackers. */
public final class Desk {

    /** The shops' own phone, which counts as the sender's. */
    public static final String SENDER_PHONE = "13800009001";

    private final World world;
    private final Table<Subscription> subscriptions;
    private final Map<String, Tracker> trackers = new HashMap<>();

    public Desk(World world, Journal journal) {
        this.world = world;
        this.subscriptions = journal.table("subscription", Subscription.class);
    }

    void know(Tracker tracker) {
        trackers.put(tracker.name(), tracker);
    }

    public void clear() {
        subscriptions.clear();
    }

    public List<Subscription> of(String number) {
        return subscriptions.all().stream().filter(s -> s.number().equals(number)).toList();
    }

    Optional<Subscription> find(String provider, String number) {
        return subscriptions.get(provider + "/" + number);
    }

    void put(Subscription subscription) {
        subscriptions.put(subscription.key(), subscription);
    }

    Optional<Parcel> parcel(String number) {
        return world.parcels().get(number);
    }

    Optional<Person> buyer(Parcel parcel) {
        return world.people().get(parcel.errand().person());
    }

    /** Whether these digits are the end of the sender's or the receiver's phone. */
    boolean knowsPhone(Parcel parcel, String digits) {
        if (!digits.matches("\\d{4,15}")) {
            return false;
        }
        return SENDER_PHONE.endsWith(digits)
                || buyer(parcel).map(p -> p.phone().endsWith(digits)).orElse(false);
    }

    /** Plans the next push of a subscription. */
    void schedule(Subscription subscription, Duration in) {
        world.plan(in, Task.Kind.PUSH, subscription.key());
    }

    /** Tells every tracker that follows this number. */
    public void scanned(Parcel parcel, Scan scan, boolean urgent) {
        for (var tracker : trackers.values().stream().sorted(byName()).toList()) {
            var subscription = find(tracker.name(), parcel.number());
            if (subscription.isEmpty() && tracker.reportsUnasked(parcel)) {
                put(new Subscription(tracker.name(), parcel.number(), Map.of(), 0, false));
                subscription = find(tracker.name(), parcel.number());
            }
            subscription.ifPresent(s -> {
                tracker.scanned(parcel, scan);
                var dice = Dice.of(world.seed(), "delay", s.key(), scan.no());
                schedule(s, urgent ? Duration.ZERO : tracker.delay(dice));
            });
        }
    }

    /** Makes the push that is due, together with all others of the same provider and moment. */
    public void push(Task task) {
        var provider = task.ref().substring(0, task.ref().indexOf('/'));
        var due = new ArrayList<Subscription>();
        for (var other : world.sameMoment(task)) {
            if (other.ref().startsWith(provider + "/") && due.size() < 40) {
                world.done(other);
                subscriptions.get(other.ref()).filter(s -> !s.over()).ifPresent(due::add);
            }
        }
        world.done(task);
        var tracker = trackers.get(provider);
        if (tracker != null && !due.isEmpty()) {
            tracker.push(due);
        }
    }

    /** Plans a push for all that this tracker has not told yet, now that it knows where to. */
    public void flush(String provider) {
        for (var key : subscriptions.keysFrom(provider + "/")) {
            var subscription = subscriptions.get(key).orElseThrow();
            var scans = parcel(subscription.number()).map(p -> p.scans().size()).orElse(0);
            if (!subscription.over() && scans > subscription.sent()) {
                schedule(subscription, Duration.ofSeconds(5));
            }
        }
    }

    private static java.util.Comparator<Tracker> byName() {
        return java.util.Comparator.comparing(Tracker::name);
    }
}
