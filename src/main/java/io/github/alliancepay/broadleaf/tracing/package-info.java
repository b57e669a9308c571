/** Passes the trace of a host with Micrometer Tracing on to the bank. */
package io.github.alliancepay.broadleaf.tracing;
