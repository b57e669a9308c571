/** The whole purchase as a shopper sees it: Chromium, the demo store with the plugin, and a sandbox bank whose time passes. */
package io.github.alliancepay.browser;
