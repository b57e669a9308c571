/**
 * Money that is held at the bank: what can be completed of it, and its completion.
 *
 * <p>Public API, meant for shops: {@link OrderFulfilled}; all else may change in any version.
 */
package io.github.alliancepay.broadleaf.hold;
