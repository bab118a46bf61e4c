package io.hongyan.server.insight;

import io.hongyan.server.web.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of the page 今日. */
final class TodayViews {

    private TodayViews() {}

    /**
     * The whole page.
     *
     * @param red what must be done within a day or is overdue, the most urgent first
     */
    record TodayView(
            Instant now,
            Needs needs,
            List<RedView> red,
            List<AnomalyCount> anomalies,
            Figures figures,
            DoneToday doneToday,
            Proof proof) {}

    /** How much waits for a person; {@code total} is nought when nothing does. */
    record Needs(
            long total,
            long approvals,
            long tickets,
            long overdueTickets,
            long cases,
            long casesOverdue,
            long anomalies,
            long deadActions) {}

    /**
     * A deadline.
     *
     * @param kind approval, ticket or case
     * @param clock which clock of a case; empty for the others
     */
    record RedView(
            String kind,
            UUID id,
            String title,
            String clock,
            @Nullable Money amount,
            Instant dueAt,
            boolean overdue,
            @Nullable UUID parcel) {}

    /** Anomalies of one type that are open now. */
    record AnomalyCount(String type, String name, long open, Instant oldestAt) {}

    /** Four figures, each with its curve of the last seven days. */
    record Figures(
            Figure inTransit, Figure deliveredToday, Figure onTimeShare, Figure reachedFirst) {}

    /**
     * A figure.
     *
     * @param value null when nothing was there to measure
     * @param unit parcels or share
     * @param samples what it was measured on
     */
    record Figure(@Nullable Double value, String unit, long samples, List<Point> series) {}

    /** A day, Asia/Shanghai; null where nothing was there to measure. */
    record Point(String day, @Nullable Double value, long samples) {}

    /**
     * What Hongyan did by itself today.
     *
     * @param byKind kind of action → how many
     * @param atLeast true when more were done than are counted here
     */
    record DoneToday(long total, Map<String, Long> byKind, boolean atLeast) {}

    /** What stands behind "nothing needs you": what was looked at, and when. */
    record Proof(long parcelsUnderWay, long timersSet, @Nullable Instant lastPushAt) {}
}
