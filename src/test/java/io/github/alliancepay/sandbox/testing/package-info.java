/** A shop for the sandbox's own tests. */
package io.github.alliancepay.sandbox.testing;
