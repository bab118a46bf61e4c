package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.flow.Trigger;
import io.hongyan.core.tracking.AnomalyType;
import io.hongyan.core.tracking.MilestoneKind;
import io.hongyan.server.web.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowCatalogueTest {

    static final Path PAGE = Path.of("../docs/reference/triggers.md");

    /** Run with {@code -Dhongyan.write=true} to bring the page up to date. */
    @Test
    void theReferencePageIsCurrent() throws IOException {
        if (Boolean.getBoolean("hongyan.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, FlowCatalogue.markdown());
        }

        assertThat(PAGE).hasContent(FlowCatalogue.markdown());
    }

    @ParameterizedTest
    @EnumSource
    void everyMilestoneIsATrigger(MilestoneKind kind) {
        assertThat(Trigger.find(kind.wireName())).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void everyAnomalyHasAName(AnomalyType type) {
        assertThat(
                        io.hongyan.core.flow.ValueNames.chinese(
                                io.hongyan.core.flow.Field.ANOMALY_TYPE, type.name()))
                .isNotEqualTo(type.name());
    }

    @Test
    void theCatalogueListsEveryStepThatCanBeRead() {
        assertThat(FlowCatalogue.STEPS)
                .extracting(FlowCatalogue.StepKind::name)
                .containsExactlyInAnyOrderElementsOf(StepReader.KINDS);
        assertThat(FlowCatalogue.of(Language.EN)).containsKeys("triggers", "fields", "purposes");
    }
}
