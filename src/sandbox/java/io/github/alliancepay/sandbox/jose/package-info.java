/** The bank's encryption with nothing but the JDK: P-384 keys and JWE ECDH-ES+A256KW / A256GCM (protocol section 3). */
package io.github.alliancepay.sandbox.jose;
