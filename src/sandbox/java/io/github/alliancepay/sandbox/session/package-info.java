/** The merchants and the one session of each: authorization by virtual device (protocol section 4). */
package io.github.alliancepay.sandbox.session;
