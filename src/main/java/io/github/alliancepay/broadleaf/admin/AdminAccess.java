package io.github.alliancepay.broadleaf.admin;

/** Who the request under way comes from and what they may do; asked on web threads, anew for every request. */
@FunctionalInterface
public interface AdminAccess {

    /** The admin of this request, or {@link AdminUser#NOBODY}. */
    AdminUser user();

    /**
     * The admin, who may look at payments.
     *
     * @throws AdminAccessDeniedException when they may not
     */
    default AdminUser viewer() {
        AdminUser user = user();
        return cleared(user, user.mayView());
    }

    /**
     * The admin, who may move money.
     *
     * @throws AdminAccessDeniedException when they may not
     */
    default AdminUser refunder() {
        AdminUser user = user();
        return cleared(user, user.mayRefund());
    }

    private static AdminUser cleared(AdminUser user, boolean may) {
        if (!may) {
            throw new AdminAccessDeniedException(user.login());
        }
        return user;
    }
}
