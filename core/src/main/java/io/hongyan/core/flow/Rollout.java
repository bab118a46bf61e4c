package io.hongyan.core.flow;

import io.hongyan.core.action.Subject;

/** Which subjects a flow is on for (灰度): always the same ones, and others for another flow. */
final class Rollout {

    private static final int WHOLE = 100;

    private Rollout() {}

    static boolean includes(Flow flow, Subject subject) {
        return flow.rollout() >= WHOLE || bucket(flow.id(), subject) < flow.rollout();
    }

    /** 0 to 99. */
    private static int bucket(String flow, Subject subject) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < flow.length(); i++) {
            hash = (hash ^ flow.charAt(i)) * 0x100000001b3L;
        }
        hash = mixed(hash ^ subject.id().getMostSignificantBits());
        hash = mixed(hash ^ subject.id().getLeastSignificantBits());
        return (int) Long.remainderUnsigned(hash, WHOLE);
    }

    private static long mixed(long bits) {
        long hash = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
