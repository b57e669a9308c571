package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTermsTests {

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT2H", "PT24H"})
    void aPageLivesFromAnHourToADay(String lifetime) {
        assertThat(new PageTerms(Duration.parse(lifetime)).lifetime()).isEqualTo(Duration.parse(lifetime));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59M", "PT24H1S", "PT0S", "-PT2H"})
    void anotherLifetimeIsRefusedWithTheNameOfItsSetting(String lifetime) {
        assertThatThrownBy(() -> new PageTerms(Duration.parse(lifetime)))
                .hasMessageContainingAll("60 minutes to 24 hours", "alliancepay.page.lifetime");
    }
}
