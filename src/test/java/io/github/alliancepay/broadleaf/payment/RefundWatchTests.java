package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefundWatchTests {

    private final FakeRefunds ours = new FakeRefunds();
    private final FakeRefunds others = new FakeRefunds();
    private final RefundWatch watch = new RefundWatch(List.of(ours, others));

    @Test
    void theEarliestWishAndTheMostThatWentBackCount() {
        ours.say(Returned.SOME);
        others.say(Returned.ALL);
        ours.wantToBeAskedAboutIn(Duration.ofMinutes(5));
        others.wantToBeAskedAboutIn(Duration.ofMinutes(3));

        assertThat(after(BankWord.FITS))
                .isEqualTo(new RefundProgress(Returned.ALL, Optional.of(START.plusSeconds(180)), false));
    }

    @Test
    void withoutMoneyNoneWentBack() {
        ours.say(Returned.ALL);
        assertThat(after(BankWord.NOTHING)).isEqualTo(RefundProgress.NONE);
        assertThat(ours.followed()).isEqualTo(1);
    }

    @Test
    void withoutAnAnswerNothingIsFollowed() {
        ours.say(Returned.SOME);
        assertThat(after(BankWord.UNKNOWN)).isEqualTo(RefundProgress.NONE);
        assertThat(after(BankWord.SILENT)).isEqualTo(RefundProgress.NONE);
        assertThat(ours.followed()).isZero();
    }

    /** Silence, a refusal, an order that is not ours: none of them ends the pursuit of a refund. */
    @ParameterizedTest
    @EnumSource(names = {"OVER", "REFUSED", "SILENT", "UNKNOWN"})
    void withoutAnAnswerTheRefundsKeepTheirSchedule(BankWord word) {
        ours.wantToBeAskedAboutIn(Duration.ofMinutes(5));

        assertThat(after(word).nextSync()).contains(START.plusSeconds(300));
        assertThat(ours.followed()).isZero();
    }

    @Test
    void refundsThatCannotBeFollowedKeepNoOthersFromBeingFollowed() {
        ours.fail();
        others.wantToBeAskedAboutIn(Duration.ofMinutes(3));

        assertThat(after(BankWord.FITS))
                .isEqualTo(new RefundProgress(Returned.NOTHING, Optional.of(START.plusSeconds(180)), true));
        assertThat(others.followed()).isEqualTo(1);
    }

    @Test
    void whatCannotBeFollowedIsSaid() {
        ours.say(Returned.SOME);
        ours.fail();
        assertThat(after(BankWord.FITS)).isEqualTo(new RefundProgress(Returned.SOME, Optional.empty(), true));
    }

    @Test
    void withoutRefundsNothingWentBack() {
        RefundWatch nobody = new RefundWatch(List.of());
        Payment payment = Payments.open();
        assertThat(nobody.after(payment, BankWord.FITS.about(payment), START)).isEqualTo(RefundProgress.NONE);
    }

    private RefundProgress after(BankWord word) {
        Payment payment = Payments.open();
        return watch.after(payment, word.about(payment), START);
    }
}
