/** Whole stories on the real order back end, with the sandbox bank over real HTTP. */
package io.github.alliancepay.story;
