/** Tasks for later: one queue of timers for the bank's clock. */
package io.github.alliancepay.sandbox.time;
