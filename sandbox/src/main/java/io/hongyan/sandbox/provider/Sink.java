package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.World;
import java.time.InstantSource;

/** A merchant's receiver of the product's own webhooks, at {@code /sink/{name}}. */
final class Sink implements Provider {

    private final World world;
    private final Keys keys;
    private final InstantSource machine;

    Sink(World world, Keys keys, InstantSource machine) {
        this.world = world;
        this.keys = keys;
        this.machine = machine;
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public Answer refused(Call call) {
        return Answer.problem(410, "Gone", "this receiver is no longer wanted");
    }

    @Override
    public Answer throttled(Call call) {
        return Answer.problem(503, "Busy", "come back later");
    }

    @Override
    public Answer answer(Call call, Note note) {
        note.key(call.header("webhook-id"));
        var name = call.path().substring(1);
        var secret = keys.find("sink." + name).orElse(keys.get("standard.signingSecret"));
        if (!note.verified(Webhook.isRight(call, secret, world.now(), machine.instant()))) {
            return Answer.problem(401, "Unauthorized", "the signature is wrong or too old");
        }
        return Answer.json(Json.object().put("ok", true));
    }
}
