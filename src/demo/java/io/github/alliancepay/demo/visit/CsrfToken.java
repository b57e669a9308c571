package io.github.alliancepay.demo.visit;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The secret of the session that every form contains, with Broadleaf's name for it. */
public final class CsrfToken {

    /** The name of the form field. */
    public static final String NAME = "csrfToken";

    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfToken() {}

    /** The token of the current session. Creates the session if there is none. */
    public static String current() {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        synchronized (request.getSessionMutex()) {
            if (request.getAttribute(NAME, RequestAttributes.SCOPE_SESSION) == null) {
                request.setAttribute(NAME, random(), RequestAttributes.SCOPE_SESSION);
            }
            return (String) request.getAttribute(NAME, RequestAttributes.SCOPE_SESSION);
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
