package io.github.alliancepay.broadleaf.checkout;

/** The token in an address names no payment. */
final class UnknownTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
