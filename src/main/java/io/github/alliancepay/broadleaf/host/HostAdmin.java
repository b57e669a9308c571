package io.github.alliancepay.broadleaf.host;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
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

    /** The time zone that the admin has chosen; empty when Broadleaf knows none, or one that is unknown here (host section 4.8). */
    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(BroadleafRequestContext.getBroadleafRequestContext())
                .map(BroadleafRequestContext::getTimeZone)
                .flatMap(chosen -> zone(chosen.getID()));
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id, ZoneId.SHORT_IDS));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
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
