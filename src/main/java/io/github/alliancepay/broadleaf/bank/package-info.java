/**
 * What the bank can be asked and what it answers: the port, requests, answers, operations and errors. Knows no HTTP and no JSON.
 *
 * <p>Public API, meant for shops: {@link OrderDescription}, {@link OrderRequest}, {@link PayType}, {@link Payer}, {@link PayerField}; all
 * else may change in any version.
 */
package io.github.alliancepay.broadleaf.bank;
