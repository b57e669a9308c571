/** The pages of the store. */
package io.github.alliancepay.demo.storefront;
