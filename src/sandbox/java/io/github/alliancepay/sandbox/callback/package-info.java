/** The bank's doorbell: callbacks, their repeats, the log of deliveries, and forgeries of them (protocol section 8). */
package io.github.alliancepay.sandbox.callback;
