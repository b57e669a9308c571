/** What happens later: one queue of timers on the bank's own clock. */
package io.github.alliancepay.sandbox.time;
