package io.hongyan.server.insight;

import io.hongyan.core.tracking.AnomalyType;
import io.hongyan.core.tracking.Carriers;
import io.hongyan.core.tracking.TrackingStatus;
import io.hongyan.server.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which parcels a list holds. What is empty narrows nothing; several values of one field are
 * alternatives, fields narrow together.
 *
 * @param ids these parcels alone; a caller that heard of changes asks for them at once
 * @param numbers the number as typed and in capitals
 * @param words how a waybill's or an order's number begins
 */
record ParcelFilter(
        Tab tab,
        Set<UUID> ids,
        Set<String> numbers,
        String order,
        String words,
        Set<String> statuses,
        Set<String> anomalies,
        Set<String> carriers) {

    /** The query as it came. */
    record Asked(
            @Nullable String tab,
            @Nullable String id,
            @Nullable String number,
            @Nullable String order,
            @Nullable String q,
            @Nullable String status,
            @Nullable String anomaly,
            @Nullable String carrier,
            @Nullable String sort) {}

    /** The list's own views. */
    enum Tab {
        ALL,
        /** Not at any end yet. */
        MOVING,
        ANOMALY,
        /** Expected today and not at any end. */
        DUE_TODAY,
        DELIVERED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Set<String> OVER = Set.of("DELIVERED", "RETURNED", "CANCELLED", "EXPIRED");

    private static final int LONGEST = 100;
    private static final int MOST_IDS = 100;
    private static final Set<String> STATUSES = names(TrackingStatus.values());
    private static final Set<String> ANOMALIES = names(AnomalyType.values());

    static ParcelFilter of(Asked asked, Carriers carriers) {
        var number = text("number", asked.number);
        return new ParcelFilter(
                tab(text("tab", asked.tab)),
                ids(asked.id),
                number.isEmpty() ? Set.of() : bothCases(number),
                text("order", asked.order),
                text("q", asked.q),
                known("status", asked.status, STATUSES::contains),
                known("anomaly", asked.anomaly, ANOMALIES::contains),
                known("carrier", asked.carrier, _ -> true).stream()
                        .map(code -> carriers.find(code).map(c -> c.code()).orElse(code))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The statuses that may be in the list; empty when all may. */
    Set<String> possibleStatuses() {
        return switch (tab) {
            case ALL, ANOMALY -> statuses;
            case MOVING, DUE_TODAY -> narrowed(status -> !OVER.contains(status));
            case DELIVERED -> narrowed("DELIVERED"::equals);
        };
    }

    /** True when the tab and the chosen statuses leave nothing. */
    boolean isImpossible() {
        return possibleStatuses().isEmpty() && !(tab == Tab.ALL || tab == Tab.ANOMALY);
    }

    private Set<String> narrowed(Predicate<String> allowed) {
        var from = statuses.isEmpty() ? STATUSES : statuses;
        return from.stream().filter(allowed).collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> bothCases(String number) {
        return List.of(number, number.toUpperCase(Locale.ROOT)).stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Tab tab(String name) {
        if (name.isEmpty()) {
            return Tab.ALL;
        }
        return Arrays.stream(Tab.values())
                .filter(tab -> tab.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("tab", "parcel.tab", name));
    }

    private static Set<UUID> ids(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return Set.of();
        }
        var ids = list.split(",");
        if (ids.length > MOST_IDS) {
            throw Problem.invalid("id", "parcel.ids", MOST_IDS);
        }
        return Arrays.stream(ids)
                .map(id ->
                        ParcelQueries.findId(id.strip())
                                .orElseThrow(() -> Problem.invalid("id", "parcel.id", shown(id))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String shown(String id) {
        return id.length() > LONGEST ? id.substring(0, LONGEST) : id;
    }

    private static Set<String> known(
            String field, @Nullable String list, Predicate<String> isKnown) {
        return Arrays.stream(text(field, list).split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> {
                    var name = one.toUpperCase(Locale.ROOT);
                    if (!isKnown.test(name)) {
                        throw Problem.invalid(field, "parcel." + field, one);
                    }
                    return name;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(String field, @Nullable String value) {
        var text = value == null ? "" : value.strip();
        if (text.length() > LONGEST * (field.equals("status") || field.equals("anomaly") ? 4 : 1)) {
            throw Problem.invalid(field, "too_long", LONGEST);
        }
        // no number holds such a character, and the database's text can't
        return text.replace('\0', '\uFFFD');
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
