package io.hongyan.kit;

import java.util.List;
import java.util.stream.Collectors;

/** A reading as lines of text, for recorded cases. */
public final class ReadingText {

    private ReadingText() {}

    public static String of(Reading reading) {
        return switch (reading) {
            case Reading.Read(var notices) -> of(notices);
            case Reading.Forged(var why) -> "FORGED " + why + "\n";
            case Reading.Unreadable(var reason) -> "UNREADABLE " + reason + "\n";
            case Reading.Handshake(var answer) ->
                    "HANDSHAKE " + answer.status() + " " + answer.body() + "\n";
        };
    }

    public static String of(List<Notice> notices) {
        return notices.isEmpty()
                ? "NOTHING\n"
                : notices.stream()
                        .flatMap(notice -> of(notice).lines())
                        .map(line -> line.stripTrailing() + "\n")
                        .collect(Collectors.joining());
    }

    private static String of(Notice notice) {
        return switch (notice) {
            case Notice.TrackingReported tracking ->
                    "TRACKING %s %s%s%n"
                                    .formatted(
                                            tracking.carrier(),
                                            tracking.number(),
                                            tracking.withdrawsOthers() ? " withdraws others" : "")
                            + tracking.reports().stream()
                                    .map(report ->
                                            "  %s | %s | %s | %s%n"
                                                    .formatted(
                                                            report.at(),
                                                            report.code(),
                                                            report.text(),
                                                            report.place()))
                                    .collect(Collectors.joining());
            case Notice.CarrierCorrected(var number, var from, var to) ->
                    "CORRECTED %s %s -> %s%n".formatted(number, from, to);
            case Notice.WatchEnded(var carrier, var number, var reason) ->
                    "ENDED %s %s: %s%n".formatted(carrier, number, reason);
            case Notice.OrderUpserted(var shop, var order) ->
                    "ORDER %s %s%n".formatted(shop, order);
            case Notice.PayoutResult result ->
                    "PAYOUT %s %s %s %s %s%n"
                            .formatted(
                                    result.key(),
                                    result.state(),
                                    result.providerId(),
                                    result.at(),
                                    result.reason());
            case Notice.MessageReceipt receipt ->
                    "RECEIPT %s %s %s %s %s%n"
                            .formatted(
                                    receipt.key(),
                                    receipt.providerId(),
                                    receipt.delivered() ? "delivered" : "not delivered",
                                    receipt.at(),
                                    receipt.reason());
            case Notice.OptedOut(var address, var words, var at) ->
                    "OPTED OUT %s %s %s%n".formatted(address, at, words);
            case Notice.Unusable(var number, var reason, var raw) ->
                    "UNUSABLE %s: %s | %s%n".formatted(number, reason, raw);
        };
    }
}
