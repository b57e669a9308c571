package io.github.alliancepay.broadleaf.host;

/**
 * What the host's permissions to look at AlliancePay payments and to refund them are about. Has no members: the host asks for permissions
 * by the name of a class, and a name of our own keeps refunding apart from editing orders (host section 4.4).
 */
public interface AlliancePayPayments {}
