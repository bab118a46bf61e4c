package io.hongyan.kit;

/** What became of a push. */
public enum Verdict {
    /** Everything in it is committed. */
    ACCEPTED,
    /** Not stored as a whole: the vendor shall push it again. */
    SEND_AGAIN,
    /** Its signature is wrong; nothing is stored but the refusal. */
    FORGED,
    /** In no shape that we know. */
    UNREADABLE,
    /** Bigger than a hook takes. */
    TOO_LARGE
}
