/** The sandbox bank beside the store, so that one command gives a shopper everything to pay with. */
package io.github.alliancepay.demo.bank;
