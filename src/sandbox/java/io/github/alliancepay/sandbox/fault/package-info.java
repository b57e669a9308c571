/** Faults on demand: what goes wrong at the bank or on the way, once or until further notice (protocol section 17). */
package io.github.alliancepay.sandbox.fault;
