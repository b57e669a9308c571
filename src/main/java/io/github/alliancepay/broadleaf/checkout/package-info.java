/** The storefront's side: the option in the host's checkout, the way to the bank and back, and the bank's trigger. */
package io.github.alliancepay.broadleaf.checkout;
