package io.github.alliancepay.broadleaf.admin;

/** The address names no payment of the order. */
final class UnknownPaymentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownPaymentException(String paymentId) {
        super("The order has no payment " + paymentId);
    }
}
