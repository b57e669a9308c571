/** The bank's habits where its documentation is silent or sources differ: each has a default and can be changed while it runs. */
package io.github.alliancepay.sandbox.setting;
