package io.github.alliancepay.broadleaf.checkout;

import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * Redirects inside the shop. The address stays relative: the servlet container would put the scheme and host in front that it sees, which
 * behind a proxy are not the shopper's.
 */
final class ShopRedirect {

    private ShopRedirect() {}

    /** @param path with the context path, encoded */
    static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(303)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(path))
                .build();
    }
}
