package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
