/** The bank's encryption by the JDK alone: P-384 keys and JWE ECDH-ES+A256KW / A256GCM (protocol section 3). */
package io.github.alliancepay.sandbox.jose;
