package io.github.alliancepay.broadleaf.admin;

/** An admin asked for something they may not do; nothing was done. */
final class AdminAccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String login;

    AdminAccessDeniedException(String login) {
        super("'" + login + "' lacks the permission; nothing was done");
        this.login = login;
    }

    String login() {
        return login;
    }
}
