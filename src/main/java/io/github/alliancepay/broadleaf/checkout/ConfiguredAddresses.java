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
 * host name. Only in test mode, where no money moves, may they come from the request.
 */
public final class ConfiguredAddresses implements ShopAddresses {

    private final Optional<URI> shopUrl;

    /** @param shopUrl the shop's public base address with its context path; empty in test mode only */
    public ConfiguredAddresses(Optional<URI> shopUrl) {
        this.shopUrl = shopUrl;
    }

    @Override
    public Addresses of(String returnToken, String callbackToken) {
        String base = shopUrl.map(URI::toString)
                .orElseGet(ConfiguredAddresses::requested)
                .replaceAll("/+$", "");
        URI back = URI.create(base + ReturnController.PATH + returnToken);
        return new Addresses(URI.create(base + CallbackController.PATH + "?t=" + callbackToken), back, back);
    }

    /** Code of the host may start a payment where there is no request. */
    private static String requested() {
        if (RequestContextHolder.getRequestAttributes() == null) {
            throw new StartRefusedException(
                    "start.refused",
                    "alliancepay.shop-url is not set, and no request of a browser tells the shop's address");
        }
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
