package io.github.alliancepay.demo.visit;

import io.github.alliancepay.demo.shop.Surroundings;
import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sets for every request what Broadleaf's filters set, and clears it at the end. */
@Component
@Order(VisitConfiguration.VISIT)
class VisitFilter extends OncePerRequestFilter {

    private final Surroundings surroundings;
    private final Visitors visitors;
    private final Languages languages;

    VisitFilter(Surroundings surroundings, Visitors visitors, Languages languages) {
        this.surroundings = surroundings;
        this.visitors = visitors;
        this.languages = languages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return VisitConfiguration.isStatic(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        surroundings.enter(languages.choose(request, response)).setWebRequest(new ServletWebRequest(request, response));
        try {
            visitors.recognise();
            chain.doFilter(request, response);
        } finally {
            surroundings.leave();
        }
    }
}
