package io.hongyan.core.aftersale;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a claim (理赔) stands. The whole transition table is {@link #next}. */
public enum ClaimState {
    OPENED("已发起"),
    ASSESSED("已定损"),
    AWAITING_APPROVAL("待审批"),
    APPROVED("已通过"),
    /** The money is on its way; nobody says 已赔付 before the answer. */
    PAYING("赔付中"),
    PAID("已赔付"),
    REFUSED("已拒绝"),
    CANCELLED("已取消");

    private final String chinese;

    ClaimState(String chinese) {
        this.chinese = chinese;
    }

    /** The states that may follow this one. */
    public Set<ClaimState> next() {
        return switch (this) {
            case OPENED -> EnumSet.of(ASSESSED, CANCELLED);
            case ASSESSED -> EnumSet.of(ASSESSED, AWAITING_APPROVAL, APPROVED, REFUSED, CANCELLED);
            case AWAITING_APPROVAL -> EnumSet.of(ASSESSED, APPROVED, REFUSED, CANCELLED);
            case APPROVED -> EnumSet.of(PAYING, CANCELLED);
            // A payout that the other side refused leaves the approved claim to a person.
            case PAYING -> EnumSet.of(PAID, APPROVED);
            case PAID, REFUSED, CANCELLED -> EnumSet.noneOf(ClaimState.class);
        };
    }

    public boolean mayBecome(ClaimState state) {
        return next().contains(state);
    }

    /** An open claim is an open problem of its order. */
    public boolean isOpen() {
        return !next().isEmpty();
    }

    /** The amount counts against what the order may still be compensated with. */
    public boolean bindsMoney() {
        return this != REFUSED && this != CANCELLED;
    }

    public String chinese() {
        return chinese;
    }

    /** As it stands in tables and on the wire: fixed for ever. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClaimState> find(String wireName) {
        return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
    }
}
