package io.hongyan.core.aftersale;

import java.util.Arrays;
import java.util.Optional;

/** What went wrong on our or the carrier's side (理赔原因). */
public enum ClaimReason {
    DAMAGED("破损"),
    LOST("丢失"),
    SHORT("短少"),
    DELAYED("延误"),
    REFUSED("拒收"),
    MISSORTED("错分"),
    FALSE_SIGNATURE("虚假签收"),
    UNAUTHORISED_DEPOSIT("不告而投"),
    OTHER("其他");

    private final String chinese;

    ClaimReason(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Finds by the constant's name or the Chinese word. */
    public static Optional<ClaimReason> find(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(word) || reason.chinese.equals(word))
                .findFirst();
    }
}
