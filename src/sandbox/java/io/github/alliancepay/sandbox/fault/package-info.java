/** Faults on demand: errors at the bank or on the network, once or until they are cleared (protocol section 17). */
package io.github.alliancepay.sandbox.fault;
