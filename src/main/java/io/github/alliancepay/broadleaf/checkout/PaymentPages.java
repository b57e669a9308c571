package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.checkout.NextStep.Facts;
import io.github.alliancepay.broadleaf.checkout.Opening.Phase;
import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.payment.PageOpening;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What shoppers see of payments, from the payment, its order and the bank's operations, without waiting. To be called on the host's web
 * threads.
 */
public final class PaymentPages {

    /** How old the bank's word about an attempt may be when its page is shown once more. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** After so many turns the bank's word is waited for no longer, when its page is known. */
    private static final int UNHEARD = 4;

    private final PaymentLedger ledger;
    private final HostCart cart;
    private final Predicate<URI> isBank;
    private final Predicate<String> testTerminal;
    private final BooleanSupplier offered;
    private final Clock clock;

    /**
     * @param isBank whether an address is the bank's, so that shoppers may be sent there
     * @param testTerminal whether no real money moves by the terminal with this merchant id
     * @param offered whether the shop takes new attempts now
     */
    public PaymentPages(
            PaymentLedger ledger,
            HostCart cart,
            Predicate<URI> isBank,
            Predicate<String> testTerminal,
            BooleanSupplier offered,
            Clock clock) {
        this.ledger = ledger;
        this.cart = cart;
        this.isBank = isBank;
        this.testTerminal = testTerminal;
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

    /**
     * How far the bank's page of a payment is.
     *
     * @param turn how often the shopper's browser has asked; it makes the answer more or less patient and nothing else
     */
    Opening opening(Payment payment, int turn) {
        HostOrder order = cart.order(payment);
        return payment.state() == PaymentState.ABANDONED
                ? paidElsewhere(payment)
                        .map(paid -> new Opening(Phase.RESULT, paid, order, turn))
                        .orElseGet(() -> new Opening(failed(order), payment, order, turn))
                : new Opening(phase(payment, order, turn), payment, order, turn);
    }

    /** What became of an order that is no longer the cart is told by the payment's own page. */
    private static Phase failed(HostOrder order) {
        return order.standing() == HostOrder.Standing.CART ? Phase.FAILED : Phase.RESULT;
    }

    private Optional<Payment> paidElsewhere(Payment payment) {
        return ledger.ofOrder(payment.bill().orderId()).stream()
                .filter(attempt -> attempt.state().hasMoney())
                .findFirst();
    }

    /** Who pays for an order that is placed, changed or gone meanwhile has to get the money back by hand. */
    private Phase phase(Payment payment, HostOrder order, int turn) {
        if (order.standing() != HostOrder.Standing.CART) {
            return Phase.RESULT;
        }
        return switch (payment.state()) {
            case CREATED -> turn > 1 && hasFailed(payment) ? Phase.FAILED : Phase.OPENING;
            case OPEN -> opened(payment, turn);
            default -> Phase.RESULT;
        };
    }

    /** A transfer is paid from a page of the shop, with its QR code. */
    private Phase opened(Payment payment, int turn) {
        if (payment.isTransfer()) {
            return Phase.RESULT;
        }
        return isCertain(payment) || turn >= UNHEARD ? Phase.READY : Phase.OPENING;
    }

    /** Until then the order has no place for another attempt, so nobody is asked to try again. */
    private boolean hasFailed(Payment payment) {
        return !PageOpening.mayBeUnderWay(payment, clock.instant())
                || ledger.events(payment.id()).stream()
                        .anyMatch(event -> event.kind() == PaymentEvent.Kind.START_UNKNOWN);
    }

    /** Whether the attempt is new, or the bank said a moment ago that it is not paid. */
    private boolean isCertain(Payment payment) {
        return payment.lastAskedAt().orElse(payment.createdAt()).plus(FRESH).isAfter(clock.instant());
    }

    /** Every step of a page that will work. */
    List<NextStep> steps(PageKind kind, Payment payment, HostOrder order) {
        return NextStep.of(kind, Facts.of(payment, order, offered.getAsBoolean(), clock.instant()));
    }

    private Receipt receipt(Payment payment, List<Operation> operations) {
        return payment.state().hasMoney()
                ? Receipt.of(payment, operations, isBank, testTerminal.test(payment.merchantId()))
                : Receipt.NONE;
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
