package io.github.alliancepay.broadleaf.notification;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.testing.LedgerDatabase;
import io.github.alliancepay.testing.MovingClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A ledger with a payment, and what a shop was told about it. */
final class Told {

    static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");

    final MovingClock clock = MovingClock.standingAt(NOON);
    final JdbcLedger ledger;
    final List<Object> events = new ArrayList<>();

    Told() {
        ledger = JdbcLedger.over(new DataSourceTransactionManager(LedgerDatabase.empty()));
        open("p1", 1201, PaymentRoute.purchase("merchant"));
    }

    void open(String id, long orderId, PaymentRoute route) {
        Bill bill = new Bill(orderId, new Coins(27_662), Currency.UAH, "fingerprint");
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "olena@example.com", "uk");
        Payment payment = Payment.create(id, bill, route, "return " + id, shopper, NOON);
        PaymentEvent started = Occasion.of(NOON, SyncTrigger.START).event(PaymentEvent.Kind.STARTED);
        ledger.payments().open(payment, "callback " + id, NOON.plusSeconds(60), started);
    }

    void refund(String id, RefundState state) {
        ledger.refunds()
                .add(new Refund(
                        id,
                        "p1",
                        1201,
                        "operation",
                        new RefundPlan(new Coins(500), new Coins(500), List.of()),
                        state,
                        RefundOrigin.of("admin", "torn"),
                        new BankTrace("", "116.A1", Optional.empty(), Optional.empty()),
                        NOON));
    }
}
