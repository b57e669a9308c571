package io.github.alliancepay.broadleaf.checkout;

import java.lang.reflect.InvocationTargetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Headers of everything that the checkout answers, but for its assets. The response is a servlet type of either javax or jakarta, so it is called by reflection;
 * where that fails, the page's own meta elements still say the same to the browser.
 */
final class ResponseHeaders {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseHeaders.class);

    private static final Class<?>[] NAME_AND_VALUE = {String.class, String.class};

    private final Object response;

    private ResponseHeaders(Object response) {
        this.response = response;
    }

    static ResponseHeaders of(NativeWebRequest request) {
        return new ResponseHeaders(request.getNativeResponse());
    }

    /**
     * Keeps an answer out of caches and frames, and its address, which holds a token, out of other sites' logs. The policy of the host
     * holds as well; the rest of ours is in the page itself, where a shop that replaces a template can change it.
     */
    void keepPrivate() {
        set("Cache-Control", "no-store");
        set("Referrer-Policy", "no-referrer");
        set("X-Content-Type-Options", "nosniff");
        set("X-Frame-Options", "DENY");
        call("addHeader", NAME_AND_VALUE, "Content-Security-Policy", "frame-ancestors 'none'");
    }

    /** For pages whose status is known only when they are made. */
    void status(int code) {
        call("setStatus", new Class<?>[] {int.class}, code);
    }

    private void set(String name, String value) {
        call("setHeader", NAME_AND_VALUE, name, value);
    }

    private void call(String method, Class<?>[] types, Object... values) {
        try {
            response.getClass().getMethod(method, types).invoke(response, values);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException unavailable) {
            LOG.debug(
                    "{} could not be called on {}", method, response.getClass().getName(), unavailable);
        }
    }
}
