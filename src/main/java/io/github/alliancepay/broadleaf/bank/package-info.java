/** The bank's API as the plugin needs it: one port, its HTTP implementation, and nothing that knows the shop. */
package io.github.alliancepay.broadleaf.bank;
