/** Reads class files, without loading them, to find out whether the plugin's jar links against a host with which it was not compiled. */
package io.github.alliancepay.gates.linkage;
