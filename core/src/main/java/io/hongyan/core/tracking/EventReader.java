package io.hongyan.core.tracking;

import io.hongyan.core.tracking.TextRules.Match;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a meaning into a report: the source's code first, then its words refine it inside the same
 * main status. Only where a code is weak may the words change the main status. A code that is not
 * in the table is never guessed at from the words. Pure and total: any text, however odd, gives an
 * event.
 */
public final class EventReader {

    private static final int SURE = 100;

    private final StatusMap codes;
    private final TextRules rules;

    public EventReader(StatusMap codes, TextRules rules) {
        this.codes = codes;
        this.rules = rules;
    }

    /** The state of the tables: a reading with another version may be made again. */
    public String version() {
        return codes.version() + "/" + rules.version();
    }

    public TrackingEvent read(Report report) {
        var words = words(report.text());
        var meaning = codes.find(report.source(), report.code()).orElse(null);
        if (meaning != null) {
            return byCode(report, meaning, words);
        }
        boolean unknownCode = !report.code().isBlank() && codes.knows(report.source());
        return unknownCode
                ? event(report, words, TrackingSubStatus.UNMAPPED_GENERAL, 0)
                : byText(report, words);
    }

    private TrackingEvent byText(Report report, Words words) {
        var status = words.best(EnumSet.allOf(TrackingStatus.class));
        if (words.reversal != null && !words.isBefore(status)) {
            return new TrackingEvent(
                    report,
                    TrackingSubStatus.UNMAPPED_GENERAL,
                    false,
                    words.reversal,
                    words.reading(report.place(), EventReason.NONE, 80));
        }
        return event(report, words, statusOf(status), confidenceOf(status));
    }

    private TrackingEvent byCode(Report report, CodeMeaning meaning, Words words) {
        var main = meaning.status().main();
        var changed = words.best(EnumSet.allOf(TrackingStatus.class));
        if (changed != null && Refinement.mayChange(meaning, statusOf(changed))) {
            var status = statusOf(changed);
            return new TrackingEvent(
                    report,
                    status,
                    meaning.computed(),
                    meaning.reversal(),
                    words.reading(report.place(), words.reason(status), confidenceOf(changed)));
        }
        var refined = words.best(EnumSet.of(main));
        var status =
                refined == null
                        ? meaning.status()
                        : Refinement.of(meaning.status(), statusOf(refined));
        return new TrackingEvent(
                report,
                status,
                meaning.computed(),
                meaning.reversal(),
                words.reading(report.place(), words.reason(status), SURE));
    }

    private static TrackingEvent event(
            Report report, Words words, TrackingSubStatus status, int confidence) {
        return new TrackingEvent(
                report,
                status,
                false,
                words.reading(report.place(), words.reason(status), confidence));
    }

    private static TrackingSubStatus statusOf(@Nullable Match match) {
        return match != null && match.rule().says() instanceof TextRule.Says.Status(var status)
                ? status
                : TrackingSubStatus.UNMAPPED_GENERAL;
    }

    /** The more characters of the text a rule stands on, the surer. */
    private static int confidenceOf(@Nullable Match match) {
        return match == null
                ? 0
                : Math.min(95, 70 + 5 * match.words().stream().mapToInt(String::length).sum());
    }

    private Words words(String text) {
        if (text.isEmpty()) {
            return Words.NONE;
        }
        var folded = FoldedText.of(text);
        return new Words(folded, rules.matches(folded));
    }

    /** What the rules found in one text. */
    private static final class Words {

        static final Words NONE = new Words(FoldedText.of(""), List.of());

        private final FoldedText text;
        private final List<Match> matches;
        private EventReason reason = EventReason.NONE;
        private @Nullable Reversal reversal;
        private int reversalOrder;
        private @Nullable Match place;
        private @Nullable Match facility;
        private @Nullable Match nextHop;

        Words(FoldedText text, List<Match> matches) {
            this.text = text;
            this.matches = matches;
            for (var match : matches) {
                note(match);
            }
        }

        private void note(Match match) {
            switch (match.rule().says()) {
                case TextRule.Says.Status _ -> {}
                case TextRule.Says.Reason(var side) ->
                        reason = reason == EventReason.NONE ? side : reason;
                case TextRule.Says.Reverses(var status) -> {
                    reversal = reversal == null ? new Reversal(List.of(), status) : reversal;
                    reversalOrder = match.rule().order();
                }
                case TextRule.Says.PlaceFollows _ -> place = place == null ? match : place;
                case TextRule.Says.FacilityFollows _ ->
                        facility = facility == null ? match : facility;
                case TextRule.Says.NextHopFollows _ -> nextHop = nextHop == null ? match : nextHop;
            }
        }

        /** The first match that says one of these. */
        @Nullable Match best(Set<TrackingStatus> allowed) {
            for (var match : matches) {
                if (match.rule().says() instanceof TextRule.Says.Status(var status)
                        && allowed.contains(status.main())) {
                    return match;
                }
            }
            return null;
        }

        boolean isBefore(@Nullable Match status) {
            return status != null && status.rule().order() < reversalOrder;
        }

        EventReason reason(TrackingSubStatus status) {
            return Refinement.reason(status, reason);
        }

        TrackingEvent.Reading reading(String told, EventReason side, int confidence) {
            var deciding = best(EnumSet.allOf(TrackingStatus.class));
            return new TrackingEvent.Reading(
                    told.isEmpty() ? placeName() : told,
                    nextHop == null ? "" : PlaceNames.startingAt(nextHop.to(), text),
                    side,
                    deciding == null ? List.of() : deciding.words(),
                    confidence);
        }

        private String placeName() {
            var named = place == null ? "" : PlaceNames.startingAt(place.to(), text);
            if (named.isEmpty() && facility != null) {
                var taken = PlaceNames.startingAt(facility.to(), text);
                named = PlaceNames.isFacility(taken) ? taken : "";
            }
            if (named.isEmpty()) {
                int end = nextHop == null ? text.length() : nextHop.from();
                named = PlaceNames.firstBracketed(end, text);
            }
            return named.isEmpty() ? PlaceNames.leading(text) : named;
        }
    }
}
