package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.Assessment;
import io.hongyan.core.aftersale.ClaimReason;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import io.hongyan.server.desk.Approvals;
import io.hongyan.server.merchant.ShopNames;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Actors;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Money;
import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How claims and recoveries are shown. */
final class CaseViews {

    private CaseViews() {}

    record CaseRow(
            UUID id,
            String type,
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID member,
            String number,
            String carrier,
            String orderNumber,
            String shop,
            String shopName,
            String reason,
            String reasonName,
            @Nullable String degree,
            boolean degreeAssumed,
            String state,
            String stateName,
            @Nullable Money amount,
            Instant openedAt,
            @Nullable Instant paidAt,
            Instant updatedAt) {}

    record CaseView(
            CaseRow claim,
            String key,
            Actor causedBy,
            String why,
            JsonNode calculation,
            JsonNode facts,
            JsonNode clocks,
            JsonNode receipt,
            @Nullable UUID approval,
            List<LogView> log,
            List<PaymentView> payments,
            @Nullable RecoveryView recovery,
            List<String> next) {}

    record LogView(int no, Instant at, String from, String to, Actor actor, String text) {}

    record PaymentView(
            String key,
            String way,
            Money amount,
            String state,
            String providerId,
            String reason,
            Instant updatedAt) {}

    record RecoveryView(
            UUID id,
            UUID caseId,
            @Nullable UUID parcel,
            String carrier,
            String ground,
            String clause,
            Money expected,
            JsonNode lines,
            JsonNode clocks,
            String state,
            String stateName,
            Instant openedAt) {}

    static List<CaseRow> rows(Connection c, UUID merchant, List<Claim> claims) throws SQLException {
        var shops = ShopNames.of(c, merchant);
        return claims.stream().map(claim -> row(claim, shops)).toList();
    }

    /** What a loss would be worth: the same calculation that decides. */
    record Reckoning(Money amount, JsonNode calculation, boolean needsApproval) {}

    static Reckoning reckoning(Assessment assessment) {
        return new Reckoning(
                Money.cny(assessment.amount()),
                Json.read(Claims.json(assessment)),
                assessment.needsApproval());
    }

    static CaseRow row(Claim claim, ShopNames shops) {
        var facts = Json.read(claim.facts());
        var degree = claim.degree();
        return new CaseRow(
                claim.id(),
                ClaimStore.TYPE,
                claim.about().parcel(),
                claim.about().order(),
                claim.about().member(),
                Json.text(facts, "number"),
                Json.text(facts, "carrier"),
                Json.text(facts, "order"),
                Json.text(facts, "shop"),
                shops.of(Json.text(facts, "shop")),
                claim.reason().name(),
                claim.reason().chinese(),
                degree == null ? reckoned(claim) : degree.name(),
                degree == null,
                claim.state().wireName(),
                claim.state().chinese(),
                Money.ofNullable(claim.amount(), claim.currency()),
                claim.times().openedAt(),
                claim.times().paidAt(),
                claim.times().updatedAt());
    }

    /** The degree that the amount was reckoned with until somebody has looked; null before that. */
    private static @Nullable String reckoned(Claim claim) {
        var degree = Json.text(Json.read(claim.calculation()), "degree");
        return degree.isEmpty() || claim.reason() != ClaimReason.DAMAGED ? null : degree;
    }

    static CaseView whole(Connection c, Caller caller, UUID id) throws SQLException {
        var merchant = caller.merchant();
        var claim = ClaimStore.find(c, merchant, id).orElseThrow(Problem::notFound);
        var log = ClaimStore.log(c, merchant, id);
        var kept = new ArrayList<>(List.of(claim.causedBy()));
        log.forEach(one -> kept.add(one.actor()));
        var actors = Actors.of(c, merchant, kept);
        return new CaseView(
                row(claim, ShopNames.of(c, merchant)),
                claim.key(),
                actors.of(claim.causedBy()),
                claim.why(),
                Json.read(claim.calculation()),
                Json.read(claim.facts()),
                Json.read(claim.clocks()),
                Json.read(claim.receipt()),
                Approvals.waitingFor(c, merchant, id).orElse(null),
                log.stream().map(one -> log(one, actors)).toList(),
                MoneyStore.ofCase(c, merchant, id).stream().map(CaseViews::payment).toList(),
                Recoveries.ofCase(c, merchant, id).map(CaseViews::recovery).orElse(null),
                claim.state().next().stream().map(state -> state.wireName()).toList());
    }

    private static LogView log(ClaimStore.Entry one, Actors actors) {
        return new LogView(
                one.no(), one.at(), one.from(), one.to(), actors.of(one.actor()), one.text());
    }

    private static PaymentView payment(MoneyStore.Payment one) {
        return new PaymentView(
                one.key(),
                one.way(),
                new Money(one.amount(), one.currency()),
                one.state(),
                one.providerId(),
                one.reason(),
                one.updatedAt());
    }

    static RecoveryView recovery(Recoveries.Recovery one) {
        return new RecoveryView(
                one.id(),
                one.caseId(),
                one.parcel(),
                one.carrier(),
                one.ground(),
                one.clause(),
                new Money(one.expected(), one.currency()),
                Json.read(one.lines()),
                Json.read(one.clocks()),
                one.state(),
                one.state().equals("open") ? "待追偿" : "已放弃",
                one.openedAt());
    }

    /** The assessment table as the API shows it. */
    record RulesView(int version, String payBy, JsonNode table) {}

    static RulesView rules(Assessments.Rules rules) {
        return new RulesView(
                rules.table().version(),
                rules.payBy().wireName(),
                Json.read(JsonText.of(Assessments.json(rules.table()))));
    }
}
