/** The sandbox bank: an emulator of AlliancePay with state, for development, tests and demonstrations. It never moves real money. */
package io.github.alliancepay.sandbox;
