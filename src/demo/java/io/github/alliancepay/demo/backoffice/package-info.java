/** A small back office for the demo store, with orders and AlliancePay's admin pages. */
package io.github.alliancepay.demo.backoffice;
