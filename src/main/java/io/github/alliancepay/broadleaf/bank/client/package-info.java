/**
 * Talks to the bank over HTTP: transport, session, encryption, JSON, and the merchant's terminal and key.
 *
 * <p>Public API, meant for shops: {@link CallOutcome}, {@link CallTracing}, {@link TraceHeaders}; all else may change in any version.
 */
package io.github.alliancepay.broadleaf.bank.client;
