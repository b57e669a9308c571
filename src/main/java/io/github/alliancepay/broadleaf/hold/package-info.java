/** Money that is held at the bank: what can be completed of it, and its completion. */
package io.github.alliancepay.broadleaf.hold;
