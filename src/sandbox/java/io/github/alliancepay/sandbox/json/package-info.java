/** Strict JSON without a library, so that the sandbox can be on the class path of any host. */
package io.github.alliancepay.sandbox.json;
