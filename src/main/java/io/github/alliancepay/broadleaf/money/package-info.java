/**
 * Money as the bank counts it: whole coins, exactly.
 *
 * <p>Public API, meant for shops: {@link Coins}, {@link Currency}; all else may change in any version.
 */
package io.github.alliancepay.broadleaf.money;
