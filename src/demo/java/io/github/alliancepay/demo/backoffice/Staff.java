package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminUser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The people who may log in. The passwords are not secret: this is a demo on your own machine. */
@Component
class Staff implements AdminAccess {

    private static final String LOGIN = "backOfficeLogin";

    private static final String VIEWER = "viewer";

    private final Set<String> refunders;

    /** @param refunders who may refund; their passwords are their logins */
    Staff(@Value("${demo.refunders}") Set<String> refunders) {
        this.refunders = refunders;
    }

    @Override
    public AdminUser user() {
        return login().map(login -> new AdminUser(login, true, refunders.contains(login)))
                .orElse(AdminUser.NOBODY);
    }

    /** Whether login and password are correct; then the session belongs to this person. */
    boolean letIn(String login, String password) {
        boolean known = (login.equals(VIEWER) || refunders.contains(login)) && isEqual(login, password);
        if (known) {
            session().setAttribute(LOGIN, login, RequestAttributes.SCOPE_SESSION);
        }
        return known;
    }

    void letOut() {
        session().removeAttribute(LOGIN, RequestAttributes.SCOPE_SESSION);
    }

    Optional<String> login() {
        return Optional.ofNullable((String) session().getAttribute(LOGIN, RequestAttributes.SCOPE_SESSION));
    }

    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestAttributes session() {
        return RequestContextHolder.currentRequestAttributes();
    }
}
