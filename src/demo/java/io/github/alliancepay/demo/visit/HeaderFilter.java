package io.github.alliancepay.demo.visit;

import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers to run and show only what the store itself serves. */
@Component
@Order(VisitConfiguration.HEADERS)
class HeaderFilter extends OncePerRequestFilter {

    private final String policy;

    /**
     * @param formTargets where forms may lead beside the store. Browsers apply this rule to redirects too, and the form that
     *     starts a payment redirects to the bank
     */
    HeaderFilter(@Value("${demo.csp.form-action}") String formTargets) {
        this.policy =
                "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                        + formTargets;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        chain.doFilter(request, response);
    }
}
