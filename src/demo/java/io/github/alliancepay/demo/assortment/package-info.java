/** What the demo store sells, its delivery and its discount. They are written into Broadleaf's catalog at the first start. */
package io.github.alliancepay.demo.assortment;
