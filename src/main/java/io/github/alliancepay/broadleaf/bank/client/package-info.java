/** Talks to the bank over HTTP: transport, session, encryption, JSON, and the merchant's terminal and key. */
package io.github.alliancepay.broadleaf.bank.client;
