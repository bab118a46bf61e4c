package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.AssessmentTable;
import io.hongyan.core.aftersale.CarrierContract;
import io.hongyan.core.aftersale.Degree;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The tables {@code assessment} and {@code carrier_contract}: a merchant's rules, in versions. */
final class Assessments {

    private Assessments() {}

    /** How a merchant pays his buyers. */
    enum PayBy {
        /** In his own books: a ledger row that the buyer can use as a coupon. */
        CREDIT("credit"),
        /** By his own system, which is called. */
        PAYOUT("payout");

        private final String wireName;

        PayBy(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        static Optional<PayBy> find(String wireName) {
            return switch (wireName) {
                case "credit" -> Optional.of(CREDIT);
                case "payout" -> Optional.of(PAYOUT);
                default -> Optional.empty();
            };
        }
    }

    /** The table in force and the way of paying. */
    record Rules(AssessmentTable table, PayBy payBy) {

        static final Rules USUAL = new Rules(AssessmentTable.USUAL, PayBy.CREDIT);
    }

    static Rules current(Connection c, UUID merchant) throws SQLException {
        return Sql.find(
                        c,
                        """
                        select version, body, pay_by from assessment
                         where merchant_id = ? order by version desc limit 1
                        """,
                        Assessments::rules,
                        merchant)
                .orElse(Rules.USUAL);
    }

    private static Rules rules(ResultSet row) throws SQLException {
        return new Rules(
                table(row.getInt("version"), Json.read(row.getString("body"))),
                PayBy.find(row.getString("pay_by")).orElse(PayBy.CREDIT));
    }

    /** Adds a version; false if somebody else added one meanwhile. */
    static boolean put(Connection c, UUID merchant, Rules rules, String by, Instant now)
            throws SQLException {
        return Sql.update(
                        c,
                        """
                        insert into assessment (merchant_id, version, body, pay_by, changed_by,
                                                changed_at)
                        values (?, ?, ?::jsonb, ?, ?, ?)
                            on conflict do nothing
                        """,
                        merchant,
                        rules.table.version(),
                        JsonText.of(json(rules.table)),
                        rules.payBy.wireName,
                        by,
                        now)
                == 1;
    }

    static Optional<CarrierContract> contract(Connection c, UUID merchant, String carrier)
            throws SQLException {
        return Sql.find(
                c,
                "select * from carrier_contract where merchant_id = ? and carrier = ?",
                row ->
                        new CarrierContract(
                                row.getString("carrier"),
                                row.getInt("freight_times"),
                                Sql.findLong(row, "most_uninsured"),
                                row.getString("clause")),
                merchant,
                carrier);
    }

    static Map<String, Object> json(AssessmentTable table) {
        var damage = new LinkedHashMap<String, Object>();
        for (var degree : Degree.values()) {
            damage.put(degree.name(), table.damage().get(degree));
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("damage", damage);
        json.put("usualDegree", table.usualDegree().name());
        json.put("lost", table.lost());
        json.put("shortage", table.shortage());
        json.put("other", table.other());
        json.put("delay", table.delay());
        json.put("minimum", table.minimum());
        json.put("limit", table.limit());
        json.put("approveAbove", table.approveAbove());
        json.put("onlyDeclared", table.onlyDeclared());
        return json;
    }

    /** What is left out stays as usual; what is wrong is an {@link IllegalArgumentException}. */
    static AssessmentTable table(int version, JsonNode body) {
        var usual = AssessmentTable.USUAL;
        var damage = new EnumMap<Degree, Integer>(Degree.class);
        for (var degree : Degree.values()) {
            var share = usual.damage().getOrDefault(degree, 0);
            damage.put(degree, body.path("damage").path(degree.name()).asInt(share));
        }
        return new AssessmentTable(
                version,
                damage,
                Degree.find(Json.text(body, "usualDegree")).orElse(usual.usualDegree()),
                body.path("lost").asInt(usual.lost()),
                body.path("shortage").asInt(usual.shortage()),
                body.path("other").asInt(usual.other()),
                body.path("delay").asLong(usual.delay()),
                body.path("minimum").asLong(usual.minimum()),
                body.path("limit").asLong(usual.limit()),
                body.path("approveAbove").asLong(usual.approveAbove()),
                body.path("onlyDeclared").asBoolean(usual.onlyDeclared()));
    }
}
