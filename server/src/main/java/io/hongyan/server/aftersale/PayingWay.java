package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.AssessmentTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** How a merchant pays his buyers: as credit in his own books, or by his own system. */
public final class PayingWay {

    private PayingWay() {}

    /** From now on his own system is called. Nothing changes where he has chosen before. */
    public static void payOut(Connection c, UUID merchant, String by, Instant now)
            throws SQLException {
        var usual = new Assessments.Rules(AssessmentTable.USUAL, Assessments.PayBy.PAYOUT);
        Assessments.put(c, merchant, usual, by, now);
    }
}
