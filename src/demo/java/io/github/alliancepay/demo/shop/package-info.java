/** What shoppers do – fill a cart, enter an address, order – with Broadleaf's services. */
package io.github.alliancepay.demo.shop;
