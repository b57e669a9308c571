/** The plugin in the smallest site there is on Broadleaf's own artifacts, whichever line they are of. */
package io.github.alliancepay.site;
