package io.github.alliancepay.demo.visit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a POST request without the token of this session. */
@Component
@Order(VisitConfiguration.CSRF)
class CsrfFilter extends OncePerRequestFilter {

    private final Exclusions excluded;

    CsrfFilter(Exclusions excluded) {
        this.excluded = excluded;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || excluded.include(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isGenuine(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isGenuine(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object expected = session == null ? null : session.getAttribute(CsrfToken.NAME);
        String given = request.getParameter(CsrfToken.NAME);
        return expected != null && given != null && MessageDigest.isEqual(bytes(expected), bytes(given));
    }

    private static byte[] bytes(Object token) {
        return token.toString().getBytes(StandardCharsets.UTF_8);
    }
}
