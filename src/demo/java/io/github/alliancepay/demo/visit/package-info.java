/** What a real store adds to a shopper's request: session customer, cart, language, CSRF token, cart lock, security headers. */
package io.github.alliancepay.demo.visit;
