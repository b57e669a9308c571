package io.github.alliancepay.demo.visit;

import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Ukrainian, or English after {@code ?lang=en}, which a cookie remembers. */
@Component("localeResolver")
public class Languages extends CookieLocaleResolver {

    private static final Locale UKRAINIAN = new Locale("uk");

    Languages() {
        setCookieName("lang");
        setDefaultLocale(UKRAINIAN);
        setRejectInvalidCookies(false);
        setCookieHttpOnly(true);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return supported(super.resolveLocale(request).getLanguage());
    }

    /** Reads {@code lang} in the address, only in GET requests: reading a parameter of a POST request would read its body. */
    Locale choose(HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("GET") && request.getParameter("lang") != null) {
            setLocale(request, response, supported(request.getParameter("lang")));
        }
        return resolveLocale(request);
    }

    private static Locale supported(String language) {
        return language.equals("en") ? Locale.ENGLISH : UKRAINIAN;
    }
}
