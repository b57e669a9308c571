package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncRules;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.testing.LedgerDatabase;
import io.github.alliancepay.testing.StatementCounter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A shopper's page over a real ledger; the workers do nothing until a test says so. */
class PaymentWatchTests {

    private static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");
    private static final String TOKEN = "return";

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final StatementCounter statements = new StatementCounter(LedgerDatabase.empty());
    private final PaymentLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(statements.counted()))
            .payments();
    private final SyncQueue queue = new SyncQueue(
            new PaymentSync(
                    AllianceBanks.only(Mockito.mock(AllianceBank.class)),
                    ledger,
                    Mockito.mock(OrderSubmission.class),
                    List.of(),
                    clock,
                    SyncRules.of(false)),
            ledger,
            new SyncQueue.Workers(work::add, 5),
            clock);
    private final PaymentWatch watch = new PaymentWatch(ledger, queue, clock);

    @BeforeEach
    void aPaymentThatNobodyLooksAtSoon() {
        Bill bill = new Bill(1, new Coins(27_662), Currency.UAH, "fingerprint");
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "olena@example.com", "uk");
        ledger.open(
                Payment.create("p1", bill, PaymentRoute.purchase("merchant"), TOKEN, shopper, NOON),
                "callback",
                NOON.plusSeconds(3600),
                Occasion.of(NOON, SyncTrigger.START).event(Kind.STARTED));
    }

    @Test
    void whoComesBackMakesThePaymentDue() {
        watch.see(TOKEN);

        assertThat(ledger.due(NOON, 5)).containsExactly("p1");
        assertThat(work).hasSize(1);
    }

    @Test
    void aPageThatAsksAgainMakesThePaymentDueToo() {
        watch.seeAgain(TOKEN);

        assertThat(ledger.due(NOON, 5)).containsExactly("p1");
        assertThat(work).hasSize(1);
    }

    @Test
    void aPageThatAsksAgainWhileTheBankIsAskedTakesOneStatement() {
        theBankIsAsked();

        assertThat(statements.during(() -> watch.seeAgain(TOKEN)))
                .singleElement()
                .asString()
                .startsWith("SELECT");
        assertThat(work).hasSize(1);
    }

    @Test
    void whoComesBackWhileTheBankIsAskedIsHeard() {
        theBankIsAsked();

        assertThat(statements.during(() -> watch.see(TOKEN))).hasSize(2);
        assertThat(work).hasSize(2);
    }

    @Test
    void anUnknownTokenIsNobodys() {
        assertThatThrownBy(() -> watch.seeAgain("other")).isInstanceOf(UnknownTokenException.class);
    }

    private void theBankIsAsked() {
        ledger.requestSync("p1", SyncTrigger.CLOCK, NOON);
        queue.dispatch();
        assertThat(queue.isUnderWay("p1")).isTrue();
    }
}
