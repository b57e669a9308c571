/** What shoppers do – fill a cart, say where it goes, order – in terms of Broadleaf's services. */
package io.github.alliancepay.demo.shop;
