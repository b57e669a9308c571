package io.github.alliancepay.broadleaf.refund;

/**
 * The host's side of refunds.
 *
 * @param lines what can be refunded
 * @param book where successful refunds are written
 */
public record RefundHost(OrderLines lines, HostRefundRecorder book) {}
