package io.hongyan;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which feature of the server may use which. Read this before adding an import; a change of the map
 * is a commit of its own. What lies in the server's root package wires the features and may use
 * all.
 */
class FeatureMapTest {

    private static final String ROOT = "io.hongyan.server";

    static final Map<String, List<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("access", List.of("merchant", "platform", "vault", "web")),
                    Map.entry("action", List.of("access", "connection", "platform", "web")),
                    Map.entry(
                            "aftersale",
                            List.of(
                                    "access",
                                    "action",
                                    "desk",
                                    "loyalty",
                                    "merchant",
                                    "platform",
                                    "vault",
                                    "web")),
                    Map.entry(
                            "buyer",
                            List.of(
                                    "access",
                                    "loyalty",
                                    "message",
                                    "platform",
                                    "tracking",
                                    "vault",
                                    "web")),
                    Map.entry(
                            "connection",
                            List.of("access", "merchant", "platform", "vault", "web")),
                    Map.entry("desk", List.of("access", "action", "platform", "vault", "web")),
                    Map.entry("flow", List.of("access", "action", "platform", "web")),
                    Map.entry("ingest", List.of("platform", "tracking", "vault")),
                    Map.entry(
                            "insight",
                            List.of(
                                    "access",
                                    "action",
                                    "desk",
                                    "ingest",
                                    "order",
                                    "platform",
                                    "tracking",
                                    "vault",
                                    "watch",
                                    "web")),
                    Map.entry("loyalty", List.of("access", "action", "platform", "vault", "web")),
                    Map.entry("merchant", List.of("platform")),
                    Map.entry(
                            "message",
                            List.of("access", "action", "flow", "platform", "vault", "web")),
                    Map.entry(
                            "order",
                            List.of("access", "merchant", "platform", "tracking", "vault", "web")),
                    Map.entry("platform", List.of("flow")),
                    Map.entry("tracking", List.of("action", "flow", "platform", "vault")),
                    Map.entry("vault", List.of("platform")),
                    Map.entry("watch", List.of("action", "platform", "vault")),
                    Map.entry("web", List.of("platform", "vault")),
                    Map.entry(
                            "webhook",
                            List.of("access", "action", "merchant", "platform", "vault", "web")));

    static Stream<String> features() {
        return MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("features")
    void usesOnlyWhatTheMapAllows(String feature) {
        var allowed =
                Stream.concat(Stream.of(feature), MAY_USE.get(feature).stream())
                        .map(name -> ROOT + "." + name + "..")
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + feature + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .check(ArchitectureTest.ALL);
    }

    @Test
    void everyFeatureStandsInTheMapAndNoneTwiceRound() {
        var there =
                ArchitectureTest.ALL.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT + "."))
                        .map(name -> name.substring(ROOT.length() + 1).split("\\.", -1)[0])
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(MAY_USE.keySet()).containsExactlyInAnyOrderElementsOf(there);
        MAY_USE.forEach(
                (feature, used) -> assertThat(used).as(feature).isSorted().doesNotContain(feature));
    }
}
