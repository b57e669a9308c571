/** The rules that the build keeps, each with a deliberately bad fixture that proves it bites. */
package io.github.alliancepay.gates;
