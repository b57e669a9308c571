package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How soon a page about a payment loads itself again. */
class RefreshTests {

    private static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");
    private static final Payment STARTED = Payment.create(
            "p1",
            new Bill(7, new Coins(100), Currency.UAH, "lines"),
            PaymentRoute.purchase("merchant"),
            "return",
            new Shopper(new Payer("77", Map.of()), "", "uk"),
            NOON);
    private static final Payment OVER = new Payment(
            STARTED.id(),
            STARTED.bill(),
            STARTED.route(),
            STARTED.returnToken(),
            STARTED.email(),
            STARTED.language(),
            STARTED.createdAt(),
            new Payment.Progress(
                    PaymentState.COMPLETED,
                    STARTED.page(),
                    STARTED.decline(),
                    STARTED.outcome(),
                    STARTED.lastAskedAt(),
                    STARTED.trouble()));

    @ParameterizedTest
    @CsvSource({"0, 5", "59, 5", "60, 15", "299, 15", "300, 60", "1799, 60", "1800, 0", "86400, 0"})
    void anOpenPageIsLoadedAgainSlowerAsTimePasses(int secondsOfQuiet, int next) {
        assertThat(Refresh.seconds(STARTED, List.of(), List.of(), NOON.plusSeconds(secondsOfQuiet)))
                .isEqualTo(next);
    }

    @Test
    void newsMakeItSoonAgain() {
        Instant later = NOON.plus(Duration.ofHours(2));
        PaymentEvent news =
                new PaymentEvent(later, SyncTrigger.CLOCK, PaymentEvent.SYSTEM, Kind.BANK_SILENT, List.of());

        assertThat(Refresh.seconds(STARTED, List.of(), List.of(news), later.plusSeconds(3)))
                .isEqualTo(5);
    }

    @Test
    void aPageAboutWhatIsOverStaysAsItIs() {
        assertThat(Refresh.seconds(OVER, List.of(), List.of(), NOON)).isEqualTo(Refresh.NEVER);
        assertThat(Refresh.seconds(OVER, List.of(refund(RefundState.SUCCEEDED, false)), List.of(), NOON))
                .isEqualTo(Refresh.NEVER);
        assertThat(Refresh.seconds(OVER, List.of(refund(RefundState.FAILED, true)), List.of(), NOON))
                .isEqualTo(Refresh.NEVER);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "SENT", "PENDING", "UNKNOWN"})
    void aRefundThatIsOpenOpensThePage(RefundState state) {
        assertThat(Refresh.seconds(OVER, List.of(refund(state, false)), List.of(), NOON))
                .isEqualTo(5);
    }

    @Test
    void soDoUnitsThatAreNotInStockYet() {
        assertThat(Refresh.seconds(OVER, List.of(refund(RefundState.SUCCEEDED, true)), List.of(), NOON))
                .isEqualTo(5);
    }

    private static Refund refund(RefundState state, boolean restock) {
        RefundPlan plan = new RefundPlan(new Coins(1), new Coins(1), List.of(), restock);
        return new Refund("r1", "p1", 7, "o1", plan, state, RefundOrigin.of("iryna", ""), BankTrace.NONE, NOON);
    }
}
