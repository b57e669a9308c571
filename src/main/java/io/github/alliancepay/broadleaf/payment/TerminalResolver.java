package io.github.alliancepay.broadleaf.payment;

import java.util.Optional;

/**
 * Chooses the terminal of the bank by which an order is paid, and whether it is paid by a purchase, a hold or a transfer. A shop replaces
 * it by a bean of its own, such as one that asks what is in the order. Called when the checkout is shown and when a payment is started, on
 * the thread of the request, so it must not wait for anything; the host's site is the one of that request. Safe for use by many threads.
 */
@FunctionalInterface
public interface TerminalResolver {

    /**
     * The terminal for a new payment. Payments that were started before keep theirs.
     *
     * @param bill what is to be paid, in its currency
     * @param option what the shopper chooses, or may choose
     * @return the route's type belongs to the option; empty when no terminal takes such payments, and then the option is not offered
     */
    Optional<PaymentRoute> resolve(Bill bill, PaymentOption option);
}
