package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.EXPIRY;
import static io.github.alliancepay.broadleaf.payment.Payments.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncScheduleTests {

    @Test
    void theFirstSynchronisationIsWithinAMinute() {
        assertThat(SyncSchedule.first(START)).isEqualTo(START.plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 5", "3, 10", "4, 30", "5, 60", "50, 60"})
    void anOpenPaymentIsSynchronisedLessAndLessOften(int syncs, int minutes) {
        assertThat(SyncSchedule.next(Payments.open(), syncs, START)).contains(START.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void thePagesEndIsNotSlept() {
        Instant shortlyBefore = EXPIRY.minusSeconds(600);

        assertThat(SyncSchedule.next(Payments.open(), 9, shortlyBefore)).contains(EXPIRY.plusSeconds(60));
    }

    @Test
    void anOpenPaymentIsNeverLetGo() {
        assertThat(SyncSchedule.next(Payments.open(), 99, EXPIRY.plus(Duration.ofDays(3))))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"DECLINED", "EXPIRED"})
    void anUnpaidPaymentIsLetGoAnHourAfterItsPage(PaymentState state) {
        Payment payment = Payments.open().become(state);
        Instant end = EXPIRY.plus(Duration.ofHours(1));

        assertThat(SyncSchedule.next(payment, 9, end)).isPresent();
        assertThat(SyncSchedule.next(payment, 9, end.plusSeconds(1))).isEmpty();
    }

    @Test
    void aPaidOrderIsTriedEveryMinuteUntilATroubleHasLastedHalfAnHour() {
        Instant found = START.plus(Duration.ofHours(20));

        assertThat(SyncSchedule.next(paid(found), 99, found.plus(Duration.ofMinutes(29))))
                .contains(found.plus(Duration.ofMinutes(30)));
        assertThat(SyncSchedule.next(Payments.open().become(PaymentState.PAID), 99, found))
                .contains(found.plus(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "4, 4", "60, 60", "359, 359", "360, 360", "43200, 360"})
    void anOrderThatTheBankWillNotTellAboutIsAskedAboutLessAndLessOften(int minutes, int pause) {
        Instant now = START.plus(Duration.ofMinutes(minutes));

        assertThat(SyncSchedule.afterRefusal(START, now)).isEqualTo(now.plus(Duration.ofMinutes(pause)));
    }

    @Test
    void moneyThatCameLongAgoIsTriedEveryTenMinutesForEver() {
        Instant yearsLater = START.plus(Duration.ofDays(1000));

        assertThat(SyncSchedule.next(paid(START), 99, yearsLater)).contains(yearsLater.plus(Duration.ofMinutes(10)));
    }

    private static Payment paid(Instant found) {
        return Payments.open()
                .askedAt(found)
                .become(PaymentState.PAID)
                .troubledBy(Optional.of(new Payment.Trouble("OutOfStock", found)));
    }

    @Test
    void whatIsDecidedIsNotSynchronised() {
        Payment paid = paid(START);

        assertThat(SyncSchedule.next(paid.become(PaymentState.COMPLETED), 0, START))
                .isEmpty();
        assertThat(SyncSchedule.next(paid.become(PaymentState.REVIEW), 0, START))
                .isEmpty();
        assertThat(SyncSchedule.next(Payments.created().become(PaymentState.ABANDONED), 0, START))
                .isEmpty();
    }
}
