/** The storefront: the payment option in the host's checkout, the way to the bank and back, and the bank's callback. */
package io.github.alliancepay.broadleaf.checkout;
