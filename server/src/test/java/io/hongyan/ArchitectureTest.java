package io.hongyan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * The map of the code, as rules. ARCHITECTURE.md draws the same map; this file is the one that is
 * checked.
 */
class ArchitectureTest {

    static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.hongyan");

    @Test
    void coreKnowsOnlyTheLanguage() {
        classes()
                .that()
                .resideInAPackage("io.hongyan.core..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "io.hongyan.core..",
                                "java.lang..",
                                "java.math..",
                                "java.time..",
                                "java.util..",
                                "java.text..",
                                "java.nio.charset..",
                                "java.security..",
                                "org.jspecify.."))
                .check(ALL);
    }

    @Test
    void coreNeverLooksAtTheClock() {
        noClasses()
                .that()
                .resideInAPackage("io.hongyan.core..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(ALL);
    }

    @Test
    void serverReadsNoWallClock() {
        noClasses()
                .that()
                .resideInAPackage("io.hongyan.server..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(ALL);
    }

    @Test
    void coreHasNoCycles() {
        slices().matching("io.hongyan.core.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void kitKnowsCoreAndNothingOfTheServer() {
        noClasses()
                .that()
                .resideInAPackage("io.hongyan.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.hongyan.server..", "io.hongyan.connectors..", "io.hongyan.sandbox..")
                .check(ALL);
    }

    @Test
    void connectorsDoNotKnowEachOther() {
        slices().matching("io.hongyan.connectors.(*)..").should().notDependOnEachOther().check(ALL);
    }

    @Test
    void theServerNamesNoConnector() {
        noClasses()
                .that()
                .resideInAPackage("io.hongyan.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hongyan.connectors..")
                .check(ALL);
    }

    @Test
    void theSandboxSharesNothingWithTheProduct() {
        noClasses()
                .that()
                .resideInAPackage("io.hongyan.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.hongyan.core..",
                        "io.hongyan.kit..",
                        "io.hongyan.connectors..",
                        "io.hongyan.server..")
                .check(ALL);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO|VO|BO)")
                .check(ALL);
    }
}
