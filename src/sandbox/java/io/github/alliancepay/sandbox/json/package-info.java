/** Strict JSON, read and written without a library, so that the sandbox can sit on any host's class path. */
package io.github.alliancepay.sandbox.json;
