package io.hongyan.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordingsTest {

    private static final Spot SPOT = new Spot("杭州市", "杭州西湖二部", "杭州转运中心", "王明远", "13800001234");
    private static final List<String> STYLES = List.of("tong", "sf", "jt", "ems", "jd");

    @Test
    void everyStyleHasSixWordingsForEverything() {
        var wordings = new Wordings();
        for (var style : STYLES) {
            for (var node : Node.values()) {
                assertThat(wordings.all(style, node, SPOT))
                        .as("%s %s", style, node)
                        .hasSizeGreaterThanOrEqualTo(6)
                        .noneMatch(text -> text.contains("{") || text.contains("|"));
            }
        }
    }

    @Test
    void everyCarrierHasAStyle() {
        for (var carrier : Carrier.values()) {
            assertThat(STYLES).contains(carrier.style());
        }
    }

    /** The published keyword rules must read our texts as what they are meant to be. */
    @Test
    void theTextsSayWhatTheyMean() throws IOException {
        var rules = rules();
        var wordings = new Wordings();
        var wrong = new ArrayList<String>();
        for (var style : STYLES) {
            for (var node : Node.values()) {
                for (var text : wordings.all(style, node, SPOT)) {
                    var status = read(rules, text);
                    if (!meant(node).contains(status)) {
                        wrong.add(style + " " + node + " " + status + ": " + text);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> meant(Node node) {
        return switch (node) {
            case ORDERED -> Set.of("INFO_RECEIVED");
            case PICKED_UP -> Set.of("PICKED_UP");
            case DEPARTED, ARRIVED_HUB, LINEHAUL, ARRIVED_CITY, ARRIVED_STATION ->
                    Set.of("IN_TRANSIT");
            case OUT_FOR_DELIVERY, REDELIVERY -> Set.of("OUT_FOR_DELIVERY");
            case LOCKER, STATION -> Set.of("DEPOSITED");
            case COLLECTED, SIGNED, SIGNED_AGENT -> Set.of("DELIVERED");
            case DAMAGED, LOST -> Set.of("EXCEPTION");
            case NO_CONTACT, NOT_HOME, BAD_ADDRESS, REFUSED -> Set.of("DELIVERY_FAILED");
            case RETURN_STARTED, RETURN_MOVING, RETURN_ARRIVED -> Set.of("RETURNING");
            case RETURN_SIGNED -> Set.of("RETURNED");
        };
    }

    private static String read(Map<Pattern, String> rules, String text) {
        var plain = text.replaceAll("(请您)?准备签收|等待签收|待签收|未签收", "");
        for (var rule : rules.entrySet()) {
            if (rule.getKey().matcher(plain).find()) {
                return rule.getValue();
            }
        }
        return "UNMAPPED";
    }

    private static Map<Pattern, String> rules() throws IOException {
        var folder = System.getenv("HONGYAN_TEST_DATA");
        assumeTrue(folder != null, "needs the shared data");
        var file = Path.of(folder, "protocols", "carriers", "samples", "keyword-rules.tsv");
        var rules = new LinkedHashMap<Pattern, String>();
        for (var line : Files.readAllLines(file).stream().skip(1).toList()) {
            var cell = line.split("\t", -1);
            var main = cell[2].substring(0, cell[2].indexOf('.'));
            rules.put(Pattern.compile(cell[3], Pattern.CASE_INSENSITIVE), main);
        }
        return rules;
    }
}
