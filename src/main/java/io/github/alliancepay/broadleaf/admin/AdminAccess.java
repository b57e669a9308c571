package io.github.alliancepay.broadleaf.admin;

/** Who sends the current request, and what they may do. Asked on web threads, again for each request. */
@FunctionalInterface
public interface AdminAccess {

    /** The admin of this request, or {@link AdminUser#NOBODY}. */
    AdminUser user();

    /**
     * The admin, who may see payments.
     *
     * @throws AdminAccessDeniedException when they may not
     */
    default AdminUser viewer() {
        AdminUser user = user();
        return permitted(user, user.mayView());
    }

    /**
     * The admin, who may make refunds.
     *
     * @throws AdminAccessDeniedException when they may not
     */
    default AdminUser refunder() {
        AdminUser user = user();
        return permitted(user, user.mayRefund());
    }

    private static AdminUser permitted(AdminUser user, boolean may) {
        if (!may) {
            throw new AdminAccessDeniedException(user.login());
        }
        return user;
    }
}
