/** Wires the plugin into a host by itself: properties, conditions, and the beans of site and admin. */
package io.github.alliancepay.broadleaf.autoconfigure;
