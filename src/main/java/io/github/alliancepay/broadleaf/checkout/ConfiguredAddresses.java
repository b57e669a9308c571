package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.OrderRequest.Addresses;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import java.net.URI;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The shop's public addresses that the bank is given. They come from the configuration, because the sender of a request can claim any
 * host name. Only in test mode, where no money moves, may they come from the request, and only from one for the shop: Broadleaf's admin
 * is at an address of its own.
 */
public final class ConfiguredAddresses implements ShopAddresses {

    private final Optional<URI> shopUrl;
    private final boolean storefront;

    /**
     * @param shopUrl the shop's public base address with its context path; empty in test mode only
     * @param storefront whether requests are for the shop, so that they tell its address
     */
    public ConfiguredAddresses(Optional<URI> shopUrl, boolean storefront) {
        this.shopUrl = shopUrl;
        this.storefront = storefront;
    }

    @Override
    public Addresses of(String returnToken, String callbackToken) {
        String base = base().orElseThrow(ConfiguredAddresses::unknown);
        URI back = URI.create(base + ReturnController.PATH + returnToken);
        return new Addresses(callback(base, callbackToken), back, back);
    }

    @Override
    public Optional<URI> callback(String callbackToken) {
        return base().map(base -> callback(base, callbackToken));
    }

    @Override
    public Optional<URI> payLink(String token) {
        return base().map(base -> URI.create(base + PayLinkController.PATH + token));
    }

    private static URI callback(String base, String callbackToken) {
        return URI.create(base + CallbackController.PATH + "?t=" + callbackToken);
    }

    private Optional<String> base() {
        return shopUrl.map(URI::toString).or(this::requested).map(url -> url.replaceAll("/+$", ""));
    }

    /** Code of the host may start a payment where there is no request. */
    private Optional<String> requested() {
        return !storefront || RequestContextHolder.getRequestAttributes() == null
                ? Optional.empty()
                : Optional.of(ServletUriComponentsBuilder.fromCurrentContextPath()
                        .build()
                        .toUriString());
    }

    private static StartRefusedException unknown() {
        return new StartRefusedException(
                "start.refused",
                "alliancepay.shop-url is not set, and no request of a browser tells the shop's address");
    }
}
