package io.github.alliancepay.broadleaf.host;

import java.util.Optional;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.openadmin.server.security.domain.AdminUser;
import org.broadleafcommerce.openadmin.server.security.remote.EntityOperationType;
import org.broadleafcommerce.openadmin.server.security.remote.SecurityVerifier;

/** The admin who sends the current request, as Broadleaf's admin knows them. To be called on its web threads only. */
public final class HostAdmin {

    private static final String CEILING = AlliancePayPayments.class.getName();

    private final SecurityVerifier security;

    public HostAdmin(SecurityVerifier security) {
        this.security = security;
    }

    /** The login, empty when nobody is logged in. */
    public String login() {
        return Optional.ofNullable(security.getPersistentAdminUser())
                .map(AdminUser::getLogin)
                .orElse("");
    }

    /** Whether the admin may see payments. */
    public boolean mayView() {
        return may(EntityOperationType.FETCH);
    }

    /** Whether the admin may make refunds. */
    public boolean mayRefund() {
        return may(EntityOperationType.UPDATE);
    }

    private boolean may(EntityOperationType operation) {
        try {
            security.securityCheck(CEILING, operation);
            return true;
        } catch (ServiceException denied) {
            return false;
        }
    }
}
