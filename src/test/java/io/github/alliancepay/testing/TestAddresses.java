package io.github.alliancepay.testing;

import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import java.net.URI;
import java.util.Optional;

/** The addresses of a shop that is not there. They remember the token that the bank learned last. */
public final class TestAddresses implements ShopAddresses {

    private volatile String lastToken = "";

    @Override
    public OrderRequest.Addresses of(String returnToken, String callbackToken) {
        URI back = URI.create("https://shop.example/return/" + returnToken);
        return new OrderRequest.Addresses(callback(callbackToken).orElseThrow(), back, back);
    }

    @Override
    public Optional<URI> callback(String callbackToken) {
        lastToken = callbackToken;
        return Optional.of(URI.create("https://shop.example/callback?t=" + callbackToken));
    }

    public String lastToken() {
        return lastToken;
    }
}
