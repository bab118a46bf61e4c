package io.hongyan.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.AnomalyType;
import io.hongyan.core.tracking.MilestoneKind;
import io.hongyan.core.tracking.TrackingStatus;
import io.hongyan.core.tracking.TrackingSubStatus;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.Language;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamesTest {

    final Names names = new Names(TrackingTables.carriers());

    @ParameterizedTest
    @EnumSource
    void everythingHasANameInEveryLanguage(Language language) {
        for (var status : TrackingStatus.values()) {
            assertThat(names.status(language, status.name())).isNotEqualTo(status.name());
        }
        for (var status : TrackingSubStatus.values()) {
            assertThat(names.substatus(language, status.code())).isNotEqualTo(status.code());
        }
        for (var kind : MilestoneKind.values()) {
            assertThat(names.milestone(language, kind.wireName())).isNotEqualTo(kind.wireName());
        }
        for (var type : AnomalyType.values()) {
            assertThat(names.anomaly(language, type.name())).isNotEqualTo(type.name());
        }
        assertThat(names.keys(language)).isEqualTo(names.keys(Language.ZH));
        var problems = new Catalogue(List.of(InsightConfiguration.class));
        assertThat(problems.codes(language)).isEqualTo(problems.codes(Language.ZH)).isNotEmpty();
    }
}
