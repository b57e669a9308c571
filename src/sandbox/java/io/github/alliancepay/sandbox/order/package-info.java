/** Orders and the operations inside them: what happened to the money. */
package io.github.alliancepay.sandbox.order;
