package io.github.alliancepay.demo.visit;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.AntPathMatcher;

/** The addresses to which other systems send POST requests, not shoppers' browsers. They need no token and lock no cart. */
@Component
class Exclusions {

    private final AntPathMatcher matcher = new AntPathMatcher();
    private final List<String> patterns;

    Exclusions(@Value("${demo.csrf.excluded}") List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    boolean include(HttpServletRequest request) {
        return patterns.stream().anyMatch(pattern -> matcher.match(pattern, request.getServletPath()));
    }
}
