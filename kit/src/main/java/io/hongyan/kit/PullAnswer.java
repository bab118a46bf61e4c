package io.hongyan.kit;

import java.time.Duration;
import java.util.List;

/** What a vendor said when asked about a waybill. */
public sealed interface PullAnswer {

    /** What he knows; empty reports if nothing. */
    record Pulled(List<Notice> notices) implements PullAnswer {

        public Pulled {
            notices = List.copyOf(notices);
        }
    }

    record Refused(String code, String reason) implements PullAnswer {}

    record NotNow(Duration pause, String reason) implements PullAnswer {}

    record Unknown(String reason) implements PullAnswer {}
}
