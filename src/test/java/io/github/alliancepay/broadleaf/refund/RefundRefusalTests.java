package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefundRefusalTests {

    @Test
    void theKeyOfTheMessageFollowsFromTheName() {
        assertThat(RefundRefusal.TOO_MUCH_OF_LINE.key()).isEqualTo("refund.too-much-of-line");
    }

    @Test
    void theEnglishSentenceNamesWhatItIsAbout() {
        assertThat(new RefundRefusedException(RefundRefusal.TOO_MANY, "Mug", "1", "3"))
                .hasMessage("Mug: only 1 units can still be returned, not 3");
    }

    @Test
    void sumsAreWrittenAsMoneyAndQuantitiesAreNot() {
        assertThat(RefundRefusal.TOO_MUCH.isSum(0)).isTrue();
        assertThat(RefundRefusal.TOO_MUCH_OF_LINE.isSum(0)).as("the name").isFalse();
        assertThat(RefundRefusal.TOO_MUCH_OF_LINE.isSum(1)).isTrue();
        assertThat(RefundRefusal.TOO_MANY.isSum(1)).isFalse();
    }

    @Test
    void aRefusalOfALineNamesIt() {
        assertThat(RefundRefusedException.ofLine("item:1", RefundRefusal.TOO_MANY, "Mug", "1", "3")
                        .line())
                .isEqualTo("item:1");
        assertThat(new RefundRefusedException(RefundRefusal.NOT_PAID).line()).isEmpty();
    }

    @Test
    void theSignsOfACommentAreNamedAsTheyAre() {
        assertThat(new RefundRefusedException(RefundRefusal.COMMENT)).hasMessageContaining("$ % ' - = +");
    }

    @ParameterizedTest
    @EnumSource(RefundRefusal.class)
    void everySentenceTakesItsArguments(RefundRefusal refusal) {
        assertThat(refusal.inEnglish("first", "second", "third")).isNotBlank().doesNotContain("{", "}");
    }

    @Test
    void whatLedToARefusalIsItsCause() {
        IllegalStateException cause = new IllegalStateException("away");

        assertThat(new RefundRefusedException(RefundRefusal.BANK_SILENT, cause))
                .hasCause(cause)
                .hasMessageContaining("try again later");
    }

    @Test
    void aRefusalTravelsFromOneProcessToAnother() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new RefundRefusedException(RefundRefusal.TOO_MUCH, "1.00", "2.00"));

        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(read).isInstanceOfSatisfying(RefundRefusedException.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(RefundRefusal.TOO_MUCH);
            assertThat(refused.arguments()).containsExactly("1.00", "2.00");
        });
    }
}
