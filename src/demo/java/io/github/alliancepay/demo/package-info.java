/** The demo store: a shop with the real order back end of Broadleaf 3.1.15-GA, which shows and tests the plugin. */
package io.github.alliancepay.demo;
