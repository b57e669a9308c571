/** The merchant and its one session: authorization by virtual device (protocol section 4). */
package io.github.alliancepay.sandbox.session;
