package io.hongyan.kit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** What a call that brought no usable answer means; the same for every provider. */
public final class Replies {

    private static final Duration LONGEST_WISH = Duration.ofHours(24);

    private Replies() {}

    /**
     * The outcome of a call. {@code reading} sees only answers with a 2xx or 4xx status; anything
     * in them that it can't read makes the outcome unknown.
     */
    public static Outcome outcome(
            CallResult result, Http http, Function<CallResult.Answer, Outcome> reading) {
        return switch (result) {
            case CallResult.NotSent(var reason) -> new Outcome.NotNow(Duration.ZERO, reason);
            case CallResult.MaybeSent(var reason) -> new Outcome.Unknown(reason);
            case CallResult.Answer answer when isBusy(answer) ->
                    new Outcome.NotNow(wish(answer, http), "HTTP " + answer.status());
            case CallResult.Answer answer -> read(answer, reading);
        };
    }

    /** The same for a question about a waybill: an unreadable answer is no harm, only no answer. */
    public static PullAnswer pulled(
            CallResult result, Http http, Function<CallResult.Answer, PullAnswer> reading) {
        return switch (result) {
            case CallResult.NotSent(var reason) -> new PullAnswer.NotNow(Duration.ZERO, reason);
            case CallResult.MaybeSent(var reason) -> new PullAnswer.Unknown(reason);
            case CallResult.Answer answer when isBusy(answer) ->
                    new PullAnswer.NotNow(wish(answer, http), "HTTP " + answer.status());
            case CallResult.Answer answer -> {
                try {
                    yield reading.apply(answer);
                } catch (Json.UnreadableJson e) {
                    yield new PullAnswer.Unknown("unreadable answer: " + e.reason());
                }
            }
        };
    }

    private static Outcome read(
            CallResult.Answer answer, Function<CallResult.Answer, Outcome> reading) {
        try {
            return reading.apply(answer);
        } catch (Json.UnreadableJson e) {
            return new Outcome.Unknown("unreadable answer: " + e.reason());
        }
    }

    private static boolean isBusy(CallResult.Answer answer) {
        return answer.status() >= 500 || answer.status() == 429;
    }

    /** What {@code Retry-After} asks for, within a day; nothing if it asks for nothing. */
    public static Duration wish(CallResult.Answer answer, Http http) {
        var wish = answer.header("retry-after").strip();
        if (wish.matches("[0-9]{1,9}")) {
            return atMost(Duration.ofSeconds(Long.parseLong(wish)));
        }
        try {
            var until = ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return atMost(Duration.between(http.now(), until));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration atMost(Duration wish) {
        if (wish.isNegative()) {
            return Duration.ZERO;
        }
        return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }
}
