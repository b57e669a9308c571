package io.github.alliancepay.broadleaf.checkout;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Redirects inside the shop. The address stays relative: the servlet container would put the scheme and host in front that it sees, which
 * behind a proxy are not the shopper's.
 */
final class ShopRedirect {

    private ShopRedirect() {}

    /** @param path without the context path, encoded */
    static ResponseEntity<Void> to(String path, NativeWebRequest request) {
        ResponseHeaders.of(request).keepPrivate();
        return ResponseEntity.status(303)
                .location(URI.create(request.getContextPath() + path))
                .build();
    }
}
