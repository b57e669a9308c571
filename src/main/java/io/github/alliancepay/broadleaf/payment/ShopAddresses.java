package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.OrderRequest;
import java.net.URI;
import java.util.Optional;

/** The shop's public addresses that the bank learns for one payment or refund. */
public interface ShopAddresses {

    /**
     * @param returnToken the shopper's token
     * @param callbackToken the bank's token
     */
    OrderRequest.Addresses of(String returnToken, String callbackToken);

    /**
     * Where the bank calls about a refund.
     *
     * @param callbackToken the bank's token
     * @return empty when the shop's address is not known, so that the clock has to ask
     */
    Optional<URI> callback(String callbackToken);

    /**
     * Where an order is paid by a link.
     *
     * @param token of the link
     * @return empty when the shop's address is not known
     */
    default Optional<URI> payLink(String token) {
        return Optional.empty();
    }
}
