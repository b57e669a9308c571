package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.Shopper;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Payments and operations as tests need them. */
final class SamplePayments {

    private SamplePayments() {}

    static Payment payment(String id, long orderId) {
        return payment(id, orderId, LedgerContract.NOON);
    }

    static Payment payment(String id, long orderId, Instant createdAt) {
        return payment(id, orderId, createdAt, new Coins(27_662));
    }

    static Payment payment(String id, long orderId, Instant createdAt, Coins amount) {
        return payment(id, orderId, createdAt, amount, PaymentRoute.purchase("merchant"));
    }

    static Payment hold(String id, long orderId) {
        PaymentRoute route = PaymentRoute.hold("merchant", LedgerContract.minute(9_000));
        return payment(id, orderId, LedgerContract.NOON, new Coins(27_662), route);
    }

    static Payment payment(String id, long orderId, Instant createdAt, Coins amount, Currency currency) {
        Bill bill = new Bill(orderId, amount, currency, "fingerprint-" + orderId);
        return payment(id, bill, createdAt, PaymentRoute.purchase("merchant"));
    }

    private static Payment payment(String id, long orderId, Instant createdAt, Coins amount, PaymentRoute route) {
        return payment(id, new Bill(orderId, amount, Currency.UAH, "fingerprint-" + orderId), createdAt, route);
    }

    private static Payment payment(String id, Bill bill, Instant createdAt, PaymentRoute route) {
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "olena@example.com", "uk");
        return Payment.create(id, bill, route, "return-" + id, shopper, createdAt);
    }

    static CreatedOrder page(String hppOrderId) {
        return new CreatedOrder(
                hppOrderId,
                "ecom-" + hppOrderId,
                URI.create("https://pay.example/?hpp_id=" + hppOrderId),
                "https://pay.example/status/" + hppOrderId,
                LedgerContract.minute(20),
                Optional.of(URI.create("https://bank.gov.ua/qr/" + hppOrderId)));
    }

    static Payment at(Payment payment, CreatedOrder page) {
        return with(payment, PaymentState.OPEN, Optional.of(page), payment.outcome());
    }

    static Payment in(PaymentState state, Payment payment) {
        return with(payment, state, payment.page(), payment.outcome());
    }

    static Payment with(Payment payment, PaymentState state, Optional<CreatedOrder> page, Outcome outcome) {
        return new Payment(
                payment.id(),
                payment.bill(),
                payment.route(),
                payment.returnToken(),
                payment.email(),
                payment.language(),
                payment.createdAt(),
                new Payment.Progress(
                        state, page, "116.A1", outcome, Optional.of(LedgerContract.minute(3)), payment.trouble()));
    }

    static Payment troubled(Payment payment, Optional<Trouble> trouble) {
        return new Payment(
                payment.id(),
                payment.bill(),
                payment.route(),
                payment.returnToken(),
                payment.email(),
                payment.language(),
                payment.createdAt(),
                new Payment.Progress(
                        payment.state(),
                        payment.page(),
                        payment.decline(),
                        payment.outcome(),
                        payment.lastAskedAt(),
                        trouble));
    }

    static Operation purchase(String key, String status) {
        return Operation.of(Map.of(
                "ecomOperationId",
                key,
                "type",
                "PURCHASE",
                "status",
                status,
                "coinAmount",
                "27662",
                "rrn",
                "123456789012"));
    }
}
