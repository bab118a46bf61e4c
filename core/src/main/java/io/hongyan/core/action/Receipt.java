package io.hongyan.core.action;

import io.hongyan.core.base.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The decision receipt (决定回执): facts used, flow and version, clause, alternatives, how to ask for a
 * person. Codes only; the words are put to them where they are read, in the reader's language.
 */
public final class Receipt {

    /** Ask at the service desk: 转人工 in the console, 收到有问题 on the buyer's page. */
    public static final String DESK = "desk";

    private final Map<String, Object> origin = new LinkedHashMap<>();
    private final Map<String, Object> facts = new TreeMap<>();
    private final List<Map<String, Object>> alternatives = new ArrayList<>();
    private String clause = "";

    private Receipt() {}

    /** A decision that a flow made. */
    public static Receipt ofFlow(String flow, int version, String name) {
        var receipt = new Receipt();
        receipt.origin.put("flow", flow);
        receipt.origin.put("version", version);
        receipt.origin.put("name", name);
        return receipt;
    }

    /** A decision that no flow made, for example a rule of the assessment table. */
    public static Receipt ofRule(String rule) {
        var receipt = new Receipt();
        receipt.origin.put("rule", rule);
        return receipt;
    }

    /** Says more about where the decision came from: trigger, occurrence, step. */
    public Receipt says(String name, String value) {
        origin.put(name, value);
        return this;
    }

    public Receipt fact(String path, Object value) {
        facts.put(path, value);
        return this;
    }

    public Receipt facts(Map<String, ?> used) {
        facts.putAll(used);
        return this;
    }

    /** The clause that decided: a flow's condition, or a policy row with its version. */
    public Receipt clause(String text) {
        this.clause = text;
        return this;
    }

    /** Something else that might have happened, and the code of why it did not. */
    public Receipt alternative(String what, String code, String detail) {
        var alternative = new LinkedHashMap<String, Object>();
        alternative.put("what", what);
        alternative.put("code", code);
        if (!detail.isEmpty()) {
            alternative.put("detail", detail);
        }
        alternatives.add(alternative);
        return this;
    }

    public String toJson() {
        var json = new LinkedHashMap<String, Object>(origin);
        json.put("facts", facts);
        if (!clause.isEmpty()) {
            json.put("clause", clause);
        }
        if (!alternatives.isEmpty()) {
            json.put("alternatives", alternatives);
        }
        json.put("human", DESK);
        return JsonText.of(json);
    }
}
