/** The bank's API: its calls, their validation and their errors (protocol sections 1 to 13). */
package io.github.alliancepay.sandbox.api;
