/** Orders and the operations inside them: what happened to the money, by the bank's own book. */
package io.github.alliancepay.sandbox.order;
