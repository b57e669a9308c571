/** Reads class files, without loading them, to tell whether the plugin's jar links against a host that it was not compiled with. */
package io.github.alliancepay.gates.linkage;
