/** The sandbox bank: a faithful, stateful emulator of AlliancePay for development, tests and demonstrations. Never real money. */
package io.github.alliancepay.sandbox;
