/** Whole stories with Broadleaf's real order back end, and with the sandbox bank over real HTTP. */
package io.github.alliancepay.story;
