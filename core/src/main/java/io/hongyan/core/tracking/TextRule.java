package io.hongyan.core.tracking;

import io.hongyan.core.base.DataTable;

/**
 * One line of our reading of scan texts.
 *
 * @param order the smaller one wins where two rules fit
 * @param example the case that asked for the rule, in our own words
 */
public record TextRule(int order, Says says, Conditions when, String example) {

    /** What a rule concludes. */
    public sealed interface Says {

        record Status(TrackingSubStatus status) implements Says {}

        record Reason(EventReason reason) implements Says {}

        /** The scan takes back an earlier one that was read so. */
        record Reverses(TrackingStatus status) implements Says {}

        /** The name behind the match is where the parcel is. */
        record PlaceFollows() implements Says {}

        /** As before, but only if the name can't be a person's (已由【…】签收). */
        record FacilityFollows() implements Says {}

        /** The name behind the match is where it goes next. */
        record NextHopFollows() implements Says {}
    }

    /**
     * When a rule fits.
     *
     * @param pattern what it looks for; see {@link TextPattern} for the form
     * @param not words that take a match back where they overlap it ({@code 准备签收} is no 签收)
     * @param unless words that take it back wherever they stand in the text
     */
    public record Conditions(String pattern, String not, String unless) {}

    static TextRule of(DataTable.Row row) {
        return new TextRule(
                Integer.parseInt(row.get("order")),
                says(row),
                new Conditions(row.get("pattern"), row.get("not"), row.get("unless")),
                row.get("example"));
    }

    private static Says says(DataTable.Row row) {
        var word = row.get("says");
        int dot = word.indexOf('.');
        var sub = word.substring(dot + 1);
        return switch (dot < 0 ? word : word.substring(0, dot)) {
            case "PLACE" ->
                    sub.equals("FACILITY") ? new Says.FacilityFollows() : new Says.PlaceFollows();
            case "NEXT" -> new Says.NextHopFollows();
            case "REASON" -> new Says.Reason(EventReason.valueOf(sub));
            case "REVERSAL" -> new Says.Reverses(TrackingStatus.valueOf(sub));
            default ->
                    new Says.Status(
                            TrackingSubStatus.findByCode(word)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "line %d says %s, which is nothing"
                                                            .formatted(row.line(), word))));
        };
    }
}
