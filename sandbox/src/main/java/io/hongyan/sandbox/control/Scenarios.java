package io.hongyan.sandbox.control;

import io.hongyan.sandbox.world.Carrier;
import io.hongyan.sandbox.world.Life;
import io.hongyan.sandbox.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Small stories with an end, one at a time: each sends parcels of its own, lets something happen to
 * them or to the wire, lets time pass, and looks at the buyer's phone, at the requests that came
 * and at the product whether all came about that should, and nothing else.
 */
final class Scenarios {

    private final Stage stage;
    private final Map<String, Consumer<Story>> stories = new LinkedHashMap<>();
    private final ReentrantLock one = new ReentrantLock();

    Scenarios(World world, Life life, Buttons.Parts parts, Product product) {
        stage = new Stage(world, life, parts, product);
        var parcels = new ParcelStories(stage);
        stories.put("normal", story -> parcels.normal(story, Carrier.YTO, "kuaidi100"));
        stories.put("normal-kdniao", story -> parcels.normal(story, Carrier.STO, "kdniao"));
        stories.put("normal-sf", story -> parcels.normal(story, Carrier.SF, "sf"));
        stories.put("damage", parcels::damage);
        stories.put("damage-approval", parcels::damageApproval);
        stories.put("locker", parcels::locker);
        stories.put("failed-attempt", parcels::failedAttempt);
        stories.put("bad-address", parcels::badAddress);
        stories.put("refusal", parcels::refusal);
        stories.put("silence", parcels::silence);
        var wire = new WireStories(stage, parcels);
        stories.put("duplicate", wire::duplicate);
        stories.put("disorder", wire::disorder);
        stories.put("forged", wire::forged);
        stories.put("answer-lost", wire::answerLost);
        stories.put("payout-lost", wire::payoutLost);
        stories.put("provider-down", wire::providerDown);
        stories.put("throttled", wire::throttled);
        stories.put("refused", wire::refused);
        stories.put("slow", wire::slow);
    }

    /** All stories, in the order in which they are best told. */
    List<String> names() {
        return List.copyOf(stories.keySet());
    }

    /** Tells one story; what came of each check is in the answer. */
    ObjectNode tell(String name) {
        var teller = stories.get(name);
        if (teller == null) {
            throw new WorldApi.Bad("scenario must be one of " + names());
        }
        one.lock();
        var story = new Story(name, stage::now);
        try {
            stage.pass(stage.untilDay());
            teller.accept(story);
        } catch (IllegalStateException e) {
            story.broke(String.valueOf(e));
        } finally {
            stage.heal(story);
            one.unlock();
        }
        return story.told();
    }
}
