package io.hongyan.server.loyalty;

import io.hongyan.server.access.Audit;
import io.hongyan.server.loyalty.LaneStandards.Lane;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Cursor;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The standard of each lane, with its origin and sample size. */
@RestController
@RequestMapping("/api/v1/lane-standards")
final class LaneStandardsApi {

    private static final String ORDER = "lane";
    private static final int LONGEST_HOURS = 2_000;

    private final Database database;
    private final LaneStandards lanes;
    private final Audit audit;
    private final WorldClock world;

    LaneStandardsApi(Database database, LaneStandards lanes, Audit audit, WorldClock world) {
        this.database = database;
        this.lanes = lanes;
        this.audit = audit;
        this.world = world;
    }

    record LaneView(
            String carrier,
            String fromCity,
            String toCity,
            long standardMinutes,
            String origin,
            String originName,
            int samples,
            @Nullable Long ownMinutes,
            @Nullable Long learnedMinutes,
            @Nullable String ownBy,
            @Nullable Instant updatedAt) {}

    /** {@code hours} null takes the merchant's own limit away. */
    record LaneForm(
            @Nullable String carrier,
            @Nullable String fromCity,
            @Nullable String toCity,
            @Nullable Integer hours) {}

    @GetMapping
    @Allowed
    Page<LaneView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String carrier,
            Paging paging) {
        var key = paging.keyOf(ORDER, 3);
        var after =
                key.isEmpty() ? new Lane("", "", "") : new Lane(key.get(0), key.get(1), key.get(2));
        var rows =
                database.transact(
                        caller.merchant(),
                        c -> lanes.list(c, caller.merchant(), carrier, after, paging.limit() + 1));
        return Page.of(
                rows.stream().map(LaneStandardsApi::view).toList(),
                paging,
                one -> Cursor.of(ORDER, one.carrier, one.fromCity, one.toCity));
    }

    @PutMapping
    @Allowed(Role.OPERATOR)
    LaneView put(Caller caller, @RequestBody LaneForm form) {
        var lane =
                new Lane(
                        text("carrier", form.carrier),
                        text("fromCity", form.fromCity),
                        text("toCity", form.toCity));
        var hours = form.hours;
        if (hours != null && (hours < 1 || hours > LONGEST_HOURS)) {
            throw Problem.invalid("hours", "lane.hours", LONGEST_HOURS);
        }
        var own =
                new LaneStandards.Own(
                        hours == null ? null : Duration.ofHours(hours), caller.actor());
        return database.transact(
                caller.merchant(),
                c -> {
                    lanes.setOwn(c, caller.merchant(), lane, own, world.instant());
                    var detail = new LinkedHashMap<String, Object>();
                    detail.put("hours", hours);
                    audit.record(
                            c,
                            caller,
                            "lane_standard.changed",
                            "lane:" + lane.carrier() + "/" + lane.fromCity() + "/" + lane.toCity(),
                            detail);
                    return view(lanes.find(c, caller.merchant(), lane).orElseThrow());
                });
    }

    private static String text(String field, @Nullable String value) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            throw Problem.invalid(field, "required");
        }
        if (text.length() > 60) {
            throw Problem.invalid(field, "too_long", 60);
        }
        return text;
    }

    private static LaneView view(LaneStandards.Row row) {
        var standard = row.standard();
        var own = row.own();
        var learned = row.learned();
        return new LaneView(
                row.lane().carrier(),
                row.lane().fromCity(),
                row.lane().toCity(),
                standard.limit().toMinutes(),
                standard.origin().name(),
                standard.origin().chinese(),
                row.samples(),
                own == null ? null : own.toMinutes(),
                learned == null ? null : learned.toMinutes(),
                row.ownBy(),
                row.updatedAt());
    }
}
