/**
 * A payment attempt from its start to its end: what it is, how it changes, and what leads to a change.
 *
 * <p>Public API, meant for shops: {@link Attention.Reason}, {@link Bill}, {@link CreateOrderCustomizer}, {@link OrderDetails},
 * {@link PaymentOption}, {@link PaymentRoute}, {@link ShopAddresses}, {@link TerminalResolver}; all else may change in any version.
 */
package io.github.alliancepay.broadleaf.payment;
