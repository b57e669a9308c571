package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.OrderRequest;

/** The shop's public addresses that the bank learns for one payment. */
public interface ShopAddresses {

    /**
     * @param returnToken the shopper's token
     * @param callbackToken the bank's token
     */
    OrderRequest.Addresses of(String returnToken, String callbackToken);
}
