/** The rules that the build checks. Each rule has a bad fixture that proves that the check works. */
package io.github.alliancepay.gates;
