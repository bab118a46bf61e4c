package io.hongyan.kit;

import java.util.List;

/** What a connector made of a push. */
public sealed interface Reading {

    /** The push is genuine; {@code notices} may be empty. */
    record Read(List<Notice> notices) implements Reading {

        public Read {
            notices = List.copyOf(notices);
        }
    }

    /** The signature is wrong: refuse it and act on nothing in it. */
    record Forged(String why) implements Reading {}

    /** In no shape we know: keep it if it was signed, and show it to a person. */
    record Unreadable(String reason) implements Reading {}

    /** Not news but a check of our address: answer it as it stands. */
    record Handshake(HookAnswer answer) implements Reading {}
}
