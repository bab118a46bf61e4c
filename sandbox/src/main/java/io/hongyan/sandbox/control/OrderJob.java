package io.hongyan.sandbox.control;

import java.time.Instant;

/** An order that one of the world's shops tells the product about, and its parcel. */
record OrderJob(String id, String body, Ship ship, Stage stage, Progress progress) {

    /** The parcel to bind; {@code carrier} is empty where the product shall recognise it. */
    record Ship(String number, String carrier, Instant at) {}

    /** How far the product knows it. */
    enum Stage {
        NEW,
        CREATED,
        BOUND,
        REFUSED
    }

    /** How often it was tried at this stage, and what was last said. */
    record Progress(int tries, String answer) {}

    String shop() {
        return id.substring(0, id.indexOf('/'));
    }

    String number() {
        return id.substring(id.indexOf('/') + 1);
    }

    OrderJob at(Stage next, int tries, String answer) {
        var cut = answer.length() > 400 ? answer.substring(0, 400) + "…" : answer;
        return new OrderJob(id, body, ship, next, new Progress(tries, cut));
    }
}
