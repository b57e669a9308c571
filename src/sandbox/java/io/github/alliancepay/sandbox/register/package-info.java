/** The daily register that the bank sends to a merchant (protocol section 24.1), right or broken on purpose. */
package io.github.alliancepay.sandbox.register;
