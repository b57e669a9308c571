/** Callbacks, their repeats, the log of deliveries, and forged callbacks (protocol section 8). */
package io.github.alliancepay.sandbox.callback;
