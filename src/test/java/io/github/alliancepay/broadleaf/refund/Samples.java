package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Payments, purchases and refunds as tests need them. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");
    static final long ORDER = 7;

    private Samples() {}

    static Payment payment(PaymentState state, Currency currency, long coins) {
        return new Payment(
                "p1",
                new Bill(ORDER, new Coins(coins), currency, "lines"),
                PaymentRoute.purchase("merchant"),
                "return",
                "olena@example.com",
                "uk",
                NOON,
                new Payment.Progress(
                        state,
                        Optional.of(new CreatedOrder("h1", "e1", URI.create(""), "", NOON.plusSeconds(3600))),
                        "",
                        new Payment.Outcome("2026-7", Optional.of(70L), Optional.empty()),
                        Optional.of(NOON),
                        Optional.empty()));
    }

    static Payment with(Payment payment, Payment.Outcome outcome) {
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
                        outcome,
                        payment.lastAskedAt(),
                        payment.trouble()));
    }

    static Payment by(PaymentRoute route, Payment payment) {
        return new Payment(
                payment.id(),
                payment.bill(),
                route,
                payment.returnToken(),
                payment.email(),
                payment.language(),
                payment.createdAt(),
                payment.progress());
    }

    /** A purchase in UAH. */
    static Operation purchase(String id, long coins) {
        return purchase(id, coins, Map.of());
    }

    /** A purchase of an order in dollars. */
    static Operation purchase(String id, long cents, String rate, long kopiykas) {
        return purchase(
                id,
                kopiykas,
                Map.of(
                        "sourceAmount",
                        String.valueOf(cents),
                        "sourceCurrencyCode",
                        Currency.USD.numeric(),
                        "conversionRate",
                        rate));
    }

    static Operation purchase(String id, long coins, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("ecomOperationId", "ecom-" + id);
        fields.put("operationId", id);
        fields.putIfAbsent("type", "PURCHASE");
        fields.put("status", "SUCCESS");
        fields.put("coinAmount", String.valueOf(coins));
        return Operation.of(fields);
    }

    static RefundableLine item(long id, int quantity, long coins) {
        return new RefundableLine("item:" + id, LineKind.ITEM, "Article " + id, quantity, new Coins(coins));
    }

    static RefundableLine shipping(long coins) {
        return new RefundableLine("shipping:1", LineKind.SHIPPING, "Post", 1, new Coins(coins));
    }

    static Refund refund(String id, RefundState state, RefundPlan plan) {
        return new Refund(id, "p1", ORDER, "o1", plan, state, RefundOrigin.of("iryna", ""), BankTrace.NONE, NOON);
    }

    static void assertRefused(RefundRefusal refusal, ThrowingCallable attempt, String... arguments) {
        RefundRefusedException refused = catchThrowableOfType(attempt, RefundRefusedException.class);
        assertThat(refused).as("a refusal with %s", refusal).isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.arguments()).containsExactly(arguments);
    }

    static RefundPlan plan(long coins, RefundLine... lines) {
        return new RefundPlan(new Coins(coins), new Coins(coins), List.of(lines));
    }
}
