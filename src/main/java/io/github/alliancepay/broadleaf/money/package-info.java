/** Money as the bank counts it: whole coins, exactly. */
package io.github.alliancepay.broadleaf.money;
