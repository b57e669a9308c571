package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundOriginTests {

    @ParameterizedTest
    @ValueSource(strings = {"Повернення", "a\nb", "<b>", "50% \"off\""})
    void aCommentThatTheBankWouldRefuseIsRefused(String comment) {
        Samples.assertRefused(RefundRefusal.COMMENT, () -> new RefundOrigin("iryna", "", comment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Size 41 - too small; order #7, 50% = ok"})
    void aCommentThatTheBankTakesIsTaken(String comment) {
        assertThat(new RefundOrigin("iryna", "", comment).comment()).isEqualTo(comment);
    }
}
