package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.checkout.NextStep.Facts;
import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What shoppers see of payments, from the payment, its order and the bank's operations, without waiting. To be called on the host's web
 * threads.
 */
public final class PaymentPages {

    private final PaymentLedger ledger;
    private final HostCart cart;
    private final Predicate<URI> isBank;
    private final BooleanSupplier offered;
    private final Clock clock;

    /**
     * @param isBank whether an address is the bank's, so that shoppers may be sent there
     * @param offered whether the shop takes new attempts now
     */
    public PaymentPages(
            PaymentLedger ledger, HostCart cart, Predicate<URI> isBank, BooleanSupplier offered, Clock clock) {
        this.ledger = ledger;
        this.cart = cart;
        this.isBank = isBank;
        this.offered = offered;
        this.clock = clock;
    }

    /** @param since when the shopper came back; what the bank said before says nothing about what they did there */
    PaymentPage of(Payment payment, Instant since) {
        HostOrder order = cart.order(payment);
        boolean unpaid = isUnpaid(payment, since);
        List<Operation> operations = unpaid || payment.state().hasMoney() ? ledger.operations(payment.id()) : List.of();
        PageKind kind = PageKind.of(payment, order.standing(), unpaid && operations.isEmpty());
        List<NextStep> steps = steps(kind, payment, order);
        Receipt receipt = receipt(payment, operations);
        return new PaymentPage(kind, steps, payment, order, order.isOwned() ? receipt : receipt.withoutCard());
    }

    /** Every step of a page that will work. */
    List<NextStep> steps(PageKind kind, Payment payment, HostOrder order) {
        return NextStep.of(kind, Facts.of(payment, order, offered.getAsBoolean(), clock.instant()));
    }

    private Receipt receipt(Payment payment, List<Operation> operations) {
        return payment.state().hasMoney() ? Receipt.of(payment, operations, isBank) : Receipt.NONE;
    }

    /**
     * The receipt of an order that was paid here.
     *
     * @param order an order as the host's templates see it
     */
    public Receipt receiptOf(Object order) {
        return HostCart.paymentOf(order)
                .flatMap(ledger::find)
                .map(payment -> receipt(payment, ledger.operations(payment.id())))
                .orElse(Receipt.NONE);
    }

    /** Whether money for the cart of this request has come already, though the order is not placed. */
    public boolean hasMoneyForTheCart() {
        return cart.id().isPresent()
                && ledger.ofOrder(cart.id().getAsLong()).stream()
                        .anyMatch(payment -> payment.state().hasMoney());
    }

    /** Without a decline, and asked about since then: any attempt would be among its operations. */
    private static boolean isUnpaid(Payment payment, Instant since) {
        return payment.state() == PaymentState.OPEN
                && payment.decline().isEmpty()
                && payment.lastAskedAt().filter(time -> !time.isBefore(since)).isPresent();
    }
}
