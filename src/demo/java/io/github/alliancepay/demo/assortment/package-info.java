/** What the demo store sells, how it delivers and what it gives off, written into Broadleaf's catalog at the first start. */
package io.github.alliancepay.demo.assortment;
