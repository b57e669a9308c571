/** A small back office for the demo store: whoever logs in sees orders, and AlliancePay's admin pages as pages of their own. */
package io.github.alliancepay.demo.backoffice;
