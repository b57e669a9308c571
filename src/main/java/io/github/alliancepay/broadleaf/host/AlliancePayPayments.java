package io.github.alliancepay.broadleaf.host;

/**
 * The class that the host's permissions to view AlliancePay payments and to refund them are named after. It has no members. The host
 * checks permissions by the name of a class; a name of our own separates refunds from editing orders (host section 4.4).
 */
public interface AlliancePayPayments {}
