package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundOriginTests {

    @ParameterizedTest
    @ValueSource(strings = {"Повернення", "a\nb", "<b>", "50% \"off\""})
    void aCommentThatTheBankWouldRefuseIsRefused(String comment) {
        assertThatExceptionOfType(RefundRefusedException.class)
                .isThrownBy(() -> new RefundOrigin("iryna", "", comment))
                .matches(refused -> refused.refusal() == RefundRefusal.COMMENT);
    }

    @Test
    void aCommentThatIsTooLongIsRefused() {
        Samples.assertRefused(RefundRefusal.COMMENT_TOO_LONG, () -> new RefundOrigin("iryna", "", "a".repeat(256)));
    }

    @Test
    void eachSignThatTheBankDoesNotTakeIsNamedOnce() {
        assertThatThrownBy(() -> new RefundOrigin("iryna", "", "Broken!! (glass)"))
                .hasMessageContaining("remove ! ( ) or");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Size 41 - too small; order #7, 50% = ok"})
    void aCommentThatTheBankTakesIsTaken(String comment) {
        assertThat(new RefundOrigin("iryna", "", comment).comment()).isEqualTo(comment);
    }
}
