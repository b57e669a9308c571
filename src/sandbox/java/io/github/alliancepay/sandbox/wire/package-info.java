/** Orders, operations, sessions and dates in the bank's JSON (protocol sections 4 to 10 and 14). */
package io.github.alliancepay.sandbox.wire;
