package io.hongyan.server.aftersale;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.aftersale.Assessment;
import io.hongyan.core.aftersale.Caps;
import io.hongyan.core.aftersale.ClaimReason;
import io.hongyan.core.aftersale.ClaimState;
import io.hongyan.core.aftersale.Degree;
import io.hongyan.server.desk.Approvals;
import io.hongyan.server.desk.ApprovalsGate;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Claims as people see and move them. */
@RestController
@RequestMapping("/api/v1/cases")
final class CasesApi {

    private final Database database;
    private final Claims claims;
    private final ApprovalsGate approvals;
    private final Ids ids;
    private final WorldClock world;

    CasesApi(Database database, Claims claims, ApprovalsGate approvals, Ids ids, WorldClock world) {
        this.database = database;
        this.claims = claims;
        this.approvals = approvals;
        this.ids = ids;
        this.world = world;
    }

    /**
     * A claim to be opened, or only to be reckoned; with {@code case} that claim is reckoned anew.
     * Amounts in minor units.
     */
    record ClaimForm(
            @Nullable String type,
            @JsonProperty("case") @Nullable UUID caseId,
            @Nullable UUID parcel,
            @Nullable String reason,
            @Nullable String degree,
            @Nullable Long atMost,
            @Nullable Long approveAbove) {}

    /**
     * Which cases.
     *
     * @param state one or several
     */
    record Asked(
            @Nullable Set<String> state,
            @Nullable String reason,
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID member) {

        ClaimStore.Filter filter() {
            return new ClaimStore.Filter(
                    state == null ? Set.of() : states(state),
                    reason == null ? "" : reason,
                    parcel,
                    order,
                    member);
        }
    }

    record Word(@Nullable String reason, @Nullable String degree) {}

    @GetMapping
    @Allowed
    Page<CaseViews.CaseRow> list(Caller caller, @ParameterObject Asked asked, Paging paging) {
        var filter = asked.filter();
        var rows =
                database.transact(
                        caller.merchant(),
                        c ->
                                CaseViews.rows(
                                        c,
                                        caller.merchant(),
                                        ClaimStore.list(
                                                c,
                                                caller.merchant(),
                                                filter,
                                                paging.afterId(),
                                                paging.limit() + 1)));
        return Page.byId(rows, paging, CaseViews.CaseRow::id);
    }

    private static Set<String> states(Set<String> names) {
        for (var name : names) {
            if (ClaimState.find(name).isEmpty()) {
                throw Problem.invalid("state", "case.unknown_state", name);
            }
        }
        return names;
    }

    @GetMapping("/{id}")
    @Allowed
    CaseViews.CaseView one(Caller caller, @PathVariable UUID id) {
        return database.transact(caller.merchant(), c -> CaseViews.whole(c, caller, id));
    }

    @PostMapping("/preview")
    @Allowed({Role.SERVICE, Role.OPERATOR, Role.APPROVER})
    CaseViews.Reckoning preview(Caller caller, @RequestBody ClaimForm form) {
        var wish =
                form.caseId == null
                        ? new Claims.Preview(
                                null,
                                parcelOf(form),
                                reasonOf(form),
                                degreeOf(form.degree),
                                caps(form))
                        : new Claims.Preview(
                                form.caseId, null, null, degreeOf(form.degree), caps(form));
        Assessment assessment =
                database.transact(
                                caller.merchant(), c -> claims.preview(c, caller.merchant(), wish))
                        .orElseThrow(() ->
                                form.caseId == null
                                        ? Problem.invalid("parcel", "case.parcel")
                                        : Problem.invalid("case", "case.unknown"));
        return CaseViews.reckoning(assessment);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.SERVICE, Role.OPERATOR})
    CaseViews.CaseView open(Caller caller, @RequestBody ClaimForm form) {
        var parcel = parcelOf(form);
        var reason = reasonOf(form);
        var opening =
                new Claims.Opening(
                        "manual/parcel:" + parcel + "/" + ids.next() + "/claim",
                        parcel,
                        reason,
                        degreeOf(form.degree),
                        caps(form),
                        Receipt.ofRule("manual").says("actor", caller.actor()).toJson(),
                        caller.actor());
        return database.transact(
                caller.merchant(),
                c ->
                        switch (claims.open(c, caller.merchant(), opening, world.instant())) {
                            case Claims.Answer.Done(var id, _) -> CaseViews.whole(c, caller, id);
                            case Claims.Answer.Exists(var id, var state) ->
                                    throw Problem.of(409, "case.exists", state.chinese())
                                            .with("case", id);
                            case Claims.Answer.NotFound() ->
                                    throw Problem.invalid("parcel", "case.parcel");
                            case Claims.Answer.WrongState(var state) -> throw wrongState(state);
                        });
    }

    /** {@code approve}, {@code refuse}, {@code reassess} or {@code cancel}. */
    @PostMapping("/{id}/{transition}")
    @Allowed
    CaseViews.CaseView move(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable String transition,
            @RequestBody(required = false) @Nullable Word word) {
        var said = word == null ? new Word(null, null) : word;
        return database.transact(
                caller.merchant(),
                c -> {
                    if (ClaimStore.find(c, caller.merchant(), id).isEmpty()) {
                        throw Problem.notFound();
                    }
                    switch (transition) {
                        case "approve" -> approvals.approve(c, caller, waiting(c, caller, id));
                        case "refuse" ->
                                approvals.refuse(c, caller, waiting(c, caller, id), said.reason);
                        case "reassess" -> reassess(c, caller, id, said);
                        case "cancel" -> cancel(c, caller, id, said);
                        default -> throw Problem.notFound();
                    }
                    return CaseViews.whole(c, caller, id);
                });
    }

    private static UUID waiting(Connection c, Caller caller, UUID id) throws SQLException {
        return Approvals.waitingFor(c, caller.merchant(), id)
                .orElseThrow(() -> Problem.of(409, "case.not_waiting"));
    }

    private void reassess(Connection c, Caller caller, UUID id, Word word) throws SQLException {
        mustBe(caller, Role.SERVICE, Role.OPERATOR);
        var degree = degreeOf(word.degree);
        if (degree == null) {
            throw Problem.invalid("degree", "required");
        }
        var look = new Claims.Look(degree, caller.actor());
        check(claims.reassess(c, caller.merchant(), id, look, world.instant()));
    }

    private void cancel(Connection c, Caller caller, UUID id, Word word) throws SQLException {
        mustBe(caller, Role.SERVICE, Role.OPERATOR);
        var reason = ApprovalsGate.reason(word.reason);
        var said = new Claims.Word(caller.actor(), reason);
        check(claims.cancel(c, caller.merchant(), id, said, world.instant()));
    }

    private static void mustBe(Caller caller, Role... roles) {
        if (!caller.may(roles)) {
            throw Problem.of(403, "forbidden");
        }
    }

    private static void check(Claims.Answer answer) {
        switch (answer) {
            case Claims.Answer.Done _ -> {}
            case Claims.Answer.Exists(_, var state) -> throw wrongState(state);
            case Claims.Answer.NotFound() -> throw Problem.notFound();
            case Claims.Answer.WrongState(var state) -> throw wrongState(state);
        }
    }

    private static Problem wrongState(ClaimState state) {
        return Problem.of(409, "case.state", state.chinese());
    }

    private static UUID parcelOf(ClaimForm form) {
        if (form.type != null && !form.type.equals(ClaimStore.TYPE)) {
            throw Problem.invalid("type", "case.type");
        }
        if (form.parcel == null) {
            throw Problem.invalid("parcel", "required");
        }
        return form.parcel;
    }

    private static ClaimReason reasonOf(ClaimForm form) {
        return ClaimReason.find(form.reason == null ? "" : form.reason)
                .orElseThrow(() -> Problem.invalid("reason", "case.reason"));
    }

    private static @Nullable Degree degreeOf(@Nullable String degree) {
        return degree == null || degree.isEmpty()
                ? null
                : Degree.find(degree).orElseThrow(() -> Problem.invalid("degree", "case.degree"));
    }

    private static Caps caps(ClaimForm form) {
        if (form.atMost != null && form.atMost < 0) {
            throw Problem.invalid("atMost", "type");
        }
        return new Caps(form.atMost, form.approveAbove);
    }
}
