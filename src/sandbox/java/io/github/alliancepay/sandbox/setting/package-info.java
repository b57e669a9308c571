/** Settings for what the bank's documentation leaves open or sources describe differently. Each has a default and can be changed while the
 * sandbox runs. */
package io.github.alliancepay.sandbox.setting;
