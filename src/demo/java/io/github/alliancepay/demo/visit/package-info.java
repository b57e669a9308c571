/** A shopper's request as a real store surrounds it: session customer, cart, language, CSRF token, cart lock, security headers. */
package io.github.alliancepay.demo.visit;
