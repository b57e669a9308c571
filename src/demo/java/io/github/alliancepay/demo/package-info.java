/** The demo store: a shop on the real order back end of Broadleaf 3.1.15-GA, in which the plugin is shown and tested. */
package io.github.alliancepay.demo;
