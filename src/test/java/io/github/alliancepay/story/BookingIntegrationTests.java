package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.refund.BookRefunds;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.testing.Log;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** The money went back, and the host's books are written by a worker, or refuse a row for a while. */
@Tag("database")
class BookingIntegrationTests extends RefundStory {

    private static final String MUG = "462.60";

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Reviews reviews;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    @BeforeEach
    void theBankDecidesAtOnce() {
        refundsAreDecidedAtOnce();
    }

    @AfterEach
    void theHostTakesEveryRow() {
        database.execute("ALTER TABLE BLC_ORDER_PAYMENT_TRANSACTION DROP CONSTRAINT IF EXISTS NO_REFUND");
    }

    private void theHostRefusesRefundsOf(String sum) {
        Long last = database.queryForObject(
                "SELECT MAX(PAYMENT_TRANSACTION_ID) FROM BLC_ORDER_PAYMENT_TRANSACTION", Long.class);
        database.execute("ALTER TABLE BLC_ORDER_PAYMENT_TRANSACTION ADD CONSTRAINT NO_REFUND"
                + " CHECK (PAYMENT_TRANSACTION_ID <= " + last
                + " OR TRANSACTION_TYPE <> 'REFUND' OR TRANSACTION_AMOUNT <> " + sum + ")");
    }

    @Test
    void theAnswerToAPersonIsTheRefundWhateverTheBooksDo() {
        Payment payment = completed();
        theHostRefusesRefundsOf(MUG);
        Clerk admin = Clerk.named("admin", shopUrl());
        String window = "/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/refund";
        admin.get(window);
        HttpResponse<String> question =
                admin.post(window, Map.of("quantity." + mugs(payment).line().key(), "1"));

        HttpResponse<String> result = admin.post(window + "/send", Map.of("token", Clerk.hidden("token", question)));

        assertThat(result.statusCode()).isEqualTo(200);
        assertThat(result.body()).contains("The bank returned the money.", MUG);
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void nothingIsBookedBeforeAWorkerDoes() {
        Payment payment = completed();

        makeRefund(payment, mugs(payment), 1);
        balance(payment);

        assertThat(shop.read(orderOf(payment)).activePayments().get(0).transactions())
                .noneMatch(transaction -> transaction.type().equals("REFUND"));
        assertBooked(payment, MUG);
    }

    @Test
    void oneRefundThatTheHostRefusesKeepsNoOtherFromTheBooks() {
        Payment payment = completed();
        theHostRefusesRefundsOf(MUG);
        makeRefund(payment, mugs(payment), 1);
        syncEverythingDue();

        makeRefund(payment, mugs(payment), "100.00");

        assertBooked(payment, "100.00");
        assertThat(reasons(payment)).isEmpty();
    }

    @Test
    void aBookingThatKeepsFailingIsForAPersonWithinHalfAnHourAndGoesOnceItIsDone() {
        Payment payment = completed();
        theHostRefusesRefundsOf(MUG);
        makeRefund(payment, mugs(payment), 1);
        passMinutes(25);

        assertThat(reasons(payment)).containsExactly(Reason.BOOKING_FAILING);

        theHostTakesEveryRow();
        passMinutes(3);
        assertThat(reasons(payment)).isEmpty();
        assertBooked(payment, MUG);
    }

    @Test
    void aPaymentThatTheHostNoLongerHasIsToldOnceAndNotTriedOnAndOn() {
        Payment payment = completed();
        theHostForgets(payment);
        makeRefund(payment, mugs(payment), 1);

        assertThat(Log.of(BookRefunds.class, Level.ERROR).during(() -> passMinutes(3)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getFormattedMessage()).contains("no longer has its payment");
                    assertThat(line.getThrowableProxy()).isNull();
                });
        assertThat(reasons(payment)).containsExactly(Reason.BOOKING_IMPOSSIBLE);
        assertThat(onlyRefund(payment).isUnrecordable()).isTrue();

        reviews.accept(payment.id(), IRYNA, "Noted in the books");
        pass(Duration.ofDays(2));
        assertThat(reasons(payment)).isEmpty();
    }

    /** As if somebody had deleted it there: no payment has this id. */
    private void theHostForgets(Payment payment) {
        database.update(
                "UPDATE ALLIANCEPAY_PAYMENT SET ORDER_PAYMENT_ID = 987654321 WHERE PAYMENT_ID = ?", payment.id());
    }

    @Test
    void aBookingDoesNotWaitForTheBank() {
        Payment payment = completed();
        makeRefund(payment, mugs(payment), 1);
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());

        assertBooked(payment, MUG);
    }

    private void passMinutes(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            passAMinute();
        }
    }

    private Set<Reason> reasons(Payment payment) {
        return ledger.search().needsAttention(clock.instant()).stream()
                .filter(attention -> attention.payment().id().equals(payment.id()))
                .findFirst()
                .map(Attention::reasons)
                .orElse(Set.of());
    }
}
