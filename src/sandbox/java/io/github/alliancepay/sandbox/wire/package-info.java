/** Orders, operations, sessions and dates as the bank writes them on the wire (protocol sections 4 to 10 and 14). */
package io.github.alliancepay.sandbox.wire;
