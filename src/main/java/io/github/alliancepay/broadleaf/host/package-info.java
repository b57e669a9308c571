/**
 * Everything that touches Broadleaf: the gateway's registration, the order that is paid, and the members that only newer lines have.
 */
package io.github.alliancepay.broadleaf.host;
