package io.hongyan.core.flow;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a flow. Its id is part of the keys of what it does, so it stays the same from version
 * to version: the reader counts the steps of each kind ({@code send}, {@code send-2}) where the
 * merchant gave none. {@code note} is the merchant's own remark.
 */
public sealed interface Step {

    String id();

    String note();

    /** The word that stands for it in YAML and as the action's kind (except send: message). */
    default String kind() {
        return switch (this) {
            case Send _ -> "send";
            case Claim _ -> "claim";
            case Coupon _ -> "coupon";
            case Points _ -> "points";
            case Tier _ -> "tier";
            case Ticket _ -> "ticket";
            case Approve _ -> "approve";
            case Webhook _ -> "webhook";
            case Tag _ -> "tag";
            case Wait _ -> "wait";
            case Branch _ -> "branch";
            case Stop _ -> "stop";
        };
    }

    /**
     * Sends a message.
     *
     * @param channels in the order to try; empty means the merchant's own order
     * @param waitsForMorning also a transactional message stays out of quiet hours
     * @param validFor how long after it is due it is worth sending; null as its purpose says
     */
    record Send(
            String id,
            String note,
            String template,
            List<String> channels,
            boolean waitsForMorning,
            @Nullable Duration validFor)
            implements Step {
        public Send {
            channels = List.copyOf(channels);
        }
    }

    /** Opens a claim; the amount comes from the merchant's assessment table, these only cap it. */
    record Claim(
            String id,
            String note,
            String reason,
            @Nullable Long atMost,
            @Nullable Long approveAbove)
            implements Step {}

    /**
     * Grants a coupon.
     *
     * @param batch the merchant's name of the campaign; empty for none
     * @param despiteProblem also while a problem of the order is open (an amends)
     */
    record Coupon(
            String id,
            String note,
            String batch,
            long amount,
            @Nullable Long minSpend,
            Duration validFor,
            boolean despiteProblem)
            implements Step {}

    /** Gives points: a fixed amount, or what a rule of the programme computes. */
    record Points(String id, String note, @Nullable Long amount, String rule) implements Step {}

    /** Has a tier programme look at the member. */
    record Tier(String id, String note, String check) implements Step {}

    /** Raises a ticket for a person. */
    record Ticket(String id, String note, String title, Priority priority, String suggestion)
            implements Step {}

    /** Waits for a person's yes; without it {@code otherwise} is done and the run ends. */
    record Approve(
            String id,
            String note,
            String title,
            String role,
            @Nullable Long amount,
            Duration atMost,
            OnTimeout onTimeout,
            List<Step> otherwise)
            implements Step {
        public Approve {
            otherwise = List.copyOf(otherwise);
        }
    }

    /** Tells one of the merchant's webhook addresses. */
    record Webhook(String id, String note, String endpoint, String type) implements Step {}

    /** Sticks a word on the parcel, or takes it off. */
    record Tag(String id, String note, String tag, boolean remove) implements Step {}

    /** Waits. */
    record Wait(String id, String note, Pause pause) implements Step {}

    /** Takes the first arm whose condition holds, if any, then goes on behind the branch. */
    record Branch(String id, String note, List<Arm> arms) implements Step {
        public Branch {
            arms = List.copyOf(arms);
        }
    }

    /** Ends the run. */
    record Stop(String id, String note) implements Step {}

    /** A way that a branch may take; null means always. */
    record Arm(@Nullable Condition when, List<Step> steps) {
        public Arm {
            steps = List.copyOf(steps);
        }
    }

    /** How urgent a ticket is. */
    enum Priority {
        LOW("低", "low"),
        NORMAL("普通", "normal"),
        HIGH("高", "high"),
        URGENT("紧急", "urgent");

        private final String chinese;
        private final String english;

        Priority(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

    /** What happens when nobody decides in time; never a yes. */
    enum OnTimeout {
        REFUSE,
        ESCALATE
    }
}
