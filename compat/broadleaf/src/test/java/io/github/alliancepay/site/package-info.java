/** The plugin in a very small site on Broadleaf's own artifacts, of either line. */
package io.github.alliancepay.site;
